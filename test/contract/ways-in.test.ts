import { expect, test } from 'vitest';
import { z } from 'zod';
import { acts } from '../../server/acts.ts';

type Leaf = { readonly at: string; readonly schema: z.ZodType };
/** The texts that a route takes, wherever they stand in what is sent. */
function textsIn(schema: z.ZodType, at: string): Leaf[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textsIn(schema.unwrap() as z.ZodType, at);
  if (schema instanceof z.ZodArray) return textsIn(schema.element as z.ZodType, `${at}[]`);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, part]) => textsIn(part as z.ZodType, `${at}.${name}`));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => textsIn(one as z.ZodType, at));
  return schema instanceof z.ZodString ? [{ at, schema }] : [];
}
const all = acts.flatMap(({ route }) =>
  [route.query, route.body].flatMap((schema) => (schema ? textsIn(schema as z.ZodType, route.id) : [])),
);
const isCleaned = ({ schema }: Leaf) => {
  const [seen, unseen] = [schema.safeParse('\u200b e\u0301\u202e '), schema.safeParse('\u200b\u2060')];
  return seen.success && seen.data === 'é' && (!unseen.success || unseen.data === '');
};
/** Ids and words of a fixed list, which are looked up and never kept; a file of a rubric, which has a reader of its own. */
const LOOKED_UP =
  /(?:Id|Ids\[\]|cursor|password|current|next|username|term|code|passOver|level|indicator|sheet|key|subject|file|task|again\[\])$/i;
/** A form that no stranger's letters fit. */
const isFixed = ({ at, schema }: Leaf) => LOOKED_UP.test(at) || !schema.safeParse('王 a').success;

test('every text that a person may type comes in through the one cleaning', () => {
  expect(all.filter(isCleaned).length).toBeGreaterThan(20);
  expect(all.filter((leaf) => !isCleaned(leaf) && !isFixed(leaf)).map(({ at }) => at)).toEqual([]);
});

test('a private sign is refused with a code where a text is kept', () => {
  const title = all.find(({ at }) => at === 'log-activity.title');
  const said = title?.schema.safeParse('读书\ue123');
  const params = said?.error?.issues.map((issue) => (issue.code === 'custom' ? issue.params : undefined));
  expect(params).toEqual([{ code: 'text.private' }]);
});
