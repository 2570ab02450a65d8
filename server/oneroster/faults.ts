const reasons = {
  'package.not_a_zip': 'This is not a zip file, or it is cut short. Pack the CSV files into one zip and send that.',
  'package.too_large':
    'The package is larger than this service unpacks: 64 MB, 500,000 lines, 200 entries, packed no more than 1:100. Send fewer schools at a time.',
  'package.too_heavy':
    'Reading this package took longer, or more memory, than one package may take. Send fewer schools at a time.',
  'package.bad_entry':
    'The zip holds an entry that is not a plain, undamaged CSV file at its top level. Pack the CSV files again, with no more than one folder around them, without links or a password.',
  'package.duplicate_file': 'The zip holds this file twice. Keep one of them.',
  'package.missing_manifest': 'The zip has no manifest.csv. Export the package again as OneRoster 1.2 or 1.1.',
  'package.unknown_file': 'OneRoster has no file of this name. Take it out of the zip, or correct its name.',
  'file.not_utf8': 'The file is not UTF-8 text. Save it as "CSV UTF-8" and pack it again.',
  'manifest.missing_header': 'The manifest is empty. Its first line must be: propertyName,value.',
  'manifest.invalid_header': 'The first line of the manifest must be exactly: propertyName,value.',
  'manifest.row_width_mismatch': 'A line of the manifest must hold exactly two values.',
  'manifest.unknown_property': 'OneRoster of this version has no manifest property of this name. Remove the line.',
  'manifest.duplicate_property': 'This property is given twice. Keep one of the lines.',
  'manifest.missing_property': 'The manifest lacks this property. Add it.',
  'manifest.invalid_manifest_version': 'The manifest version must be 1.0.',
  'manifest.invalid_oneroster_version':
    'The OneRoster version must be 1.2 or 1.1. Export the package again as one of them.',
  'manifest.invalid_file_mode': 'The value must be absent, bulk or delta.',
  'manifest.file_missing':
    'The manifest announces this file, but it is not in the zip. Add it, or mark it absent in the manifest.',
  'manifest.file_unexpected':
    'The manifest marks this file absent, but it is in the zip. Remove it, or mark it bulk or delta.',
  'csv.unescaped_quote':
    'A double quote stands inside a value that is not quoted. Quote the value and write the quote twice.',
  'csv.unclosed_quote':
    'A quoted value is not closed on its line. Add the closing double quote, or take the line break out of the value.',
  'csv.unexpected_character_after_quote': 'Text follows a closing quote. Write quotes inside a quoted value twice.',
  'csv.line_too_long': 'The line is longer than 65,536 characters. Check for a missing line end.',
  'table.missing_header': 'The file is empty. Its first line must name the columns.',
  'table.missing_data_rows': 'The file has no rows. Add rows, or mark the file absent and leave it out.',
  'table.duplicate_header': 'A column name is used twice. Each name may occur once.',
  'table.row_width_mismatch': 'The line has more or fewer values than the header has columns. Check commas and quotes.',
  'schema.missing_header': 'This column is missing. Every column must be there, even when it is empty.',
  'schema.header_order_mismatch':
    'Another column stands in the place of this one. Keep the names and order of the specification.',
  'schema.metadata_column_position':
    'A metadata column stands in the place of this one. Metadata columns come after all others.',
  'schema.invalid_metadata_header':
    'After the last column of the specification only columns named "metadata." plus a name may follow.',
  'row.field_forbidden_in_bulk': 'This must be empty in a bulk file. Empty it, or mark the file delta in the manifest.',
  'row.field_required_in_delta': 'This must be filled in a delta file. Fill it, or mark the file bulk in the manifest.',
  'row.missing_required_value': 'This value is required. Fill it.',
  'row.invalid_text':
    'The text holds a line break or a control character, or is longer than 4,000 characters. Remove what does not belong.',
  'row.invalid_guid':
    'An identifier has 1 to 255 of the characters 0-9, A-Z, a-z, dot, hyphen, underscore, slash and @.',
  'row.invalid_enum': 'The value is not one of the permitted words (case matters).',
  'row.invalid_boolean': 'The value must be true or false.',
  'row.invalid_integer': 'The value must be a whole number.',
  'row.invalid_float': 'The value must be a number with a decimal point, such as 95.5.',
  'row.invalid_date': 'The value must be a date of the calendar, written YYYY-MM-DD.',
  'row.invalid_datetime': 'The value must be a time in UTC, written like 2026-09-01T08:00:00.000Z.',
  'row.invalid_year': 'The value must be a year of four digits.',
  'row.invalid_list': 'The list has an empty part. Separate its parts by single commas.',
  'reference.duplicate_sourced_id': 'An earlier line of this file has the same sourcedId. Each may occur once.',
  'reference.missing_target_file': 'The records meant here are in a file that the package lacks.',
  'reference.missing_target_record': 'The record meant here is not in the package. Add it, or correct the reference.',
  'semantic.invalid_score_range': 'The lowest score is above the highest. Swap or correct the two.',
  'semantic.invalid_score_scale_mapping': 'Each part of a score scale is written {from:to}.',
  'semantic.invalid_case_learning_objective_id':
    'With source "case" the identifier must be a UUID written as urn:uuid:….',
} as const;

export type FaultCode = keyof typeof reasons;

/** What is wrong and where. The reason never repeats a value of the file: those are children's names and numbers. */
export interface Fault {
  readonly file: string | null;
  readonly line: number | null;
  readonly field: string | null;
  readonly code: FaultCode;
  readonly reason: string;
}

export interface Place {
  readonly file?: string | null;
  readonly line?: number;
  readonly field?: string;
  /** Said after the reason: only words of the specification or counts, never anything read from the package. */
  readonly hint?: string;
}

const keptFaults = 200;

export class FaultList {
  readonly kept: Fault[] = [];
  count = 0;

  get isFull(): boolean {
    return this.kept.length >= keptFaults;
  }

  add(code: FaultCode, place: Place = {}): void {
    this.count += 1;
    if (this.isFull) return;
    const { file = null, line = null, field = null, hint } = place;
    const reason = hint === undefined ? reasons[code] : `${reasons[code]} ${hint}`;
    this.kept.push({ file, line, field, code, reason });
  }

  /** Appends the faults of another list. */
  take(other: FaultList): void {
    this.count += other.count;
    this.kept.push(...other.kept.slice(0, keptFaults - this.kept.length));
  }
}
