import { emblemImages } from '../book/emblem-image.ts';
import { typeset } from '../book/typeset.ts';
import { classPaper } from './class-paper.ts';
import type { ReportPaper } from './report-paper.ts';
import { schoolPaper } from './school-paper.ts';

/** A report as PDF: two pages of A4 at most. */
export async function printReport(paper: ReportPaper): Promise<Uint8Array<ArrayBuffer>> {
  return await typeset(
    (lacking) => (paper.kind === 'class' ? classPaper(paper, lacking) : schoolPaper(paper, lacking)),
    emblemImages(paper.emblem),
  );
}
