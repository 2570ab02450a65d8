type Days = { readonly startsOn: string; readonly endsOn: string };

/** The school year a day falls in (from August on the new one) with the days its terms usually have; every district changes some of them. */
export function usualYear(today: string): { year: number; autumn: Days; spring: Days } {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = month >= 8 ? year : year - 1;
  return {
    year: first,
    autumn: { startsOn: `${first}-09-01`, endsOn: `${first + 1}-01-24` },
    spring: { startsOn: `${first + 1}-02-22`, endsOn: `${first + 1}-07-10` },
  };
}

/** The first thing that is wrong with the days of a school year, by where it is; undefined where it can be kept. */
export function yearFault({ year, autumn, spring }: ReturnType<typeof usualYear>) {
  const inAutumn = autumn.startsOn >= `${year}-08-01` && autumn.startsOn <= `${year}-12-31`;
  const inSpring = spring.startsOn >= `${year + 1}-01-01` && spring.startsOn <= `${year + 1}-07-31`;
  if (!inAutumn) return { path: 'autumn.startsOn', code: 'year.autumn' as const };
  if (autumn.endsOn < autumn.startsOn) return { path: 'autumn.endsOn', code: 'year.ends-before' as const };
  if (!inSpring) return { path: 'spring.startsOn', code: 'year.spring' as const };
  if (spring.startsOn <= autumn.endsOn) return { path: 'spring.startsOn', code: 'year.overlap' as const };
  if (spring.endsOn < spring.startsOn) return { path: 'spring.endsOn', code: 'year.ends-before' as const };
  if (spring.endsOn > `${year + 1}-08-31`) return { path: 'spring.endsOn', code: 'year.spring' as const };
  return undefined;
}
