import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import type { Dimension } from '../server/contract/words.ts';
import palette from './palette.json';

export type Ground = keyof typeof palette;
export type Colours = (typeof palette)[Ground];
export const coloursOn = (ground: Ground): Colours => palette[ground];

/** The order of the dimensions everywhere, and the marker that says which is which without colour. */
export const DIMENSION_ORDER: readonly Dimension[] = ['moral', 'arts', 'labour', 'scitech', 'health', 'academic'];

export const inOrder = <T extends { dimension: Dimension }>(some: readonly T[]): T[] =>
  [...some].sort((a, b) => DIMENSION_ORDER.indexOf(a.dimension) - DIMENSION_ORDER.indexOf(b.dimension));

const accent = Array.from({ length: 10 }, () => 'var(--accent)') as unknown as MantineColorsTuple;

export const theme = createTheme({
  fontFamily: 'system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: { accent },
  primaryColor: 'accent',
  // Mantine writes white on every filled button; on the dark ground the accent is light.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--mantine-primary-color-contrast)' } : {}),
  }),
});

function variablesOn(ground: Ground): Record<string, string> {
  const { levels, onLevels, dimensions, ...named } = palette[ground];
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries([
    ...Object.entries(named).map(([name, colour]) => [`--${kebab(name)}`, colour]),
    ...Object.entries(dimensions).map(([name, colour]) => [`--dimension-${name}`, colour]),
    ...levels.map((colour, rank) => [`--level-${rank}`, colour]),
    ...onLevels.map((colour, rank) => [`--on-level-${rank}`, colour]),
    ['--mantine-color-body', named.paper],
    ['--mantine-color-text', named.ink],
    ['--mantine-color-dimmed', named.quiet],
    ['--mantine-color-error', named.bad],
    ['--mantine-color-placeholder', named.quiet],
    ['--mantine-color-default', named.card],
    ['--mantine-color-default-hover', named.soft],
    ['--mantine-color-default-border', named.edge],
    ['--mantine-color-default-color', named.ink],
    ['--mantine-color-anchor', named.accent],
    ['--mantine-primary-color-filled', named.accent],
    ['--mantine-primary-color-filled-hover', named.accent],
    ['--mantine-primary-color-contrast', named.onAccent],
  ]);
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOn('light'),
  dark: variablesOn('dark'),
});
