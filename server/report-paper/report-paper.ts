import type { SchoolEmblem } from '../../db/reach/emblems.ts';
import type { ClassReport } from '../contract/class-report.ts';
import type { SchoolReport } from '../contract/school-report.ts';
import type { Language } from '../core/reports/names.ts';

type Made = {
  readonly language: Language;
  /** Who has it made, by name. */
  readonly by: string;
  readonly emblem: SchoolEmblem;
};
export type ClassPaper = Made & { readonly kind: 'class'; readonly report: ClassReport };
export type SchoolPaper = Made & { readonly kind: 'school'; readonly report: SchoolReport };

/** A report as its page was answered, to be laid out for paper: every figure on it is one of the reply. */
export type ReportPaper = ClassPaper | SchoolPaper;
