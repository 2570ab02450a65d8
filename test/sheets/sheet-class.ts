import { listClassPupils } from '../../server/contract/evidence.ts';
import { importSheet } from '../../server/contract/sheet.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

export const HOMEROOM = 'homeroom-d1s1c2';
export const PE = 'labour-d1s1';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const TITLE = '2026秋体质健康测试';

type Said = { as?: string; dryRun?: boolean; kind?: string; happenedOn?: string; title?: string; lang?: 'zh' | 'en' };

/** Class 4(1), the names of its pupils in the order of the template. */
export async function openSheetClass() {
  const world = await openWorld();
  const { classId, schoolId } = world.place(1, 1, 2);
  const { pupils } = (await world.ask(HOMEROOM, listClassPupils, { params: { classId } })).body;
  const send = async (bytes: Uint8Array, { as = PE, kind = 'fitness', dryRun, ...said }: Said = {}) => {
    const { happenedOn = TODAY, title = TITLE, lang = 'zh' } = said;
    return await world.ask(as, importSheet, {
      params: { classId, kind },
      query: { clientId: world.newClientId(), dryRun: dryRun ? 'true' : 'false', happenedOn, title, lang },
      body: bytes,
    });
  };
  const template = async (query: string, kind = 'fitness', as = PE) =>
    await world.send(as, 'get', `/api/classes/${classId}/sheets/${kind}/template?${query}`);
  const [a, b, c] = pupils.map(({ name }) => name);
  return { ...world, raw: world.send, classId, schoolId, pupils, send, template, a: a ?? '', b: b ?? '', c: c ?? '' };
}
export const stored = ({ store }: Pick<World, 'store'>) =>
  store.read(async (q) => ({
    activities: await q.select().from(q.tables.activities),
    marks: await q.select().from(q.tables.marks),
    versions: await q.select().from(q.tables.markVersions),
  }));
export const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
export const faultsOf = ({
  problem,
}: {
  problem: { errors?: { path: string; code?: string | undefined }[] | undefined };
}) => problem.errors?.map(({ path, code }) => [path, code]);

/** A school's own table: it has numbers of its own, which say nothing here. */
export const HEAD = [
  '序号',
  '姓名',
  '身高（厘米）',
  '体重（千克）',
  '肺活量（毫升）',
  '50米跑（秒）',
  '坐位体前屈（厘米）',
  '一分钟跳绳（次）',
  '一分钟仰卧起坐（次）',
];
export const ROW = [138.5, 32.6, 1850, 9.4, -3.5, 96, 31];
/** What the template asks for. */
export const TEMPLATE_HEAD = ['姓名', '同名区分', ...HEAD.slice(2)];
