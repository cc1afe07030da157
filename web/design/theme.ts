import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { texts } from '../texts/texts.ts';

/** The two colours of product.md that the component library has no name for. */
const emerald: MantineColorsTuple = [
  '#ecfdf5',
  '#d1fae5',
  '#a7f3d0',
  '#6ee7b7',
  '#34d399',
  '#10b981',
  '#059669',
  '#047857',
  '#065f46',
  '#064e3b',
];
const purple: MantineColorsTuple = [
  '#faf5ff',
  '#f3e8ff',
  '#e9d5ff',
  '#d8b4fe',
  '#c084fc',
  '#a855f7',
  '#9333ea',
  '#7e22ce',
  '#6b21a8',
  '#581c87',
];

/**
 * Badges say by their colour what they say by their word. In the dark the library makes that colour nearly black: emerald,
 * green and gray could no longer be told apart.
 */
const brightInTheDark: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  const color = input.color ?? input.theme.primaryColor;
  if (input.variant !== 'light' || !(color in input.theme.colors)) return usual;
  const shade = (n: number): string => `var(--mantine-color-${color}-${String(n)})`;
  return {
    ...usual,
    background: `light-dark(${usual.background}, color-mix(in srgb, ${shade(5)} 22%, transparent))`,
    color: `light-dark(color-mix(in srgb, ${shade(9)} 82%, black), ${shade(3)})`,
  };
};

/** The red of small text, as in a menu: the library's plain one misses the contrast in the light and in the dark. */
export const DANGER = 'var(--rapport-danger)';

/** Secondary text, and what is wrong at a field, by the contrast of WCAG AA (4.5 to 1), which the library's own gray and red miss. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    // Of the open screen's entry under the pointer, whose background the library darkens and whose letters it does not.
    '--mantine-color-indigo-light-color': 'color-mix(in srgb, var(--mantine-color-indigo-9) 82%, black)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--rapport-danger': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--rapport-danger': 'var(--mantine-color-red-3)',
  },
});

/** The library's own look with our two colours; nothing here restyles a component. */
export const theme = createTheme({
  colors: { emerald, purple },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Whoever asked their device for less motion gets none of ours.
  respectReducedMotion: true,
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  variantColorResolver: brightInTheDark,
  components: {
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': texts.shell.close } } },
    // It would be a child of the menu that is no item; without it the first item gets the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});
