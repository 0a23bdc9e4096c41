import type { CSSProperties } from "react";
import { authority } from "@/lib/core/authority";
import { paletteOf } from "@/lib/core/palette";

const palette = paletteOf(authority.colours);

export const light = {
  page: palette.sand.DEFAULT,
  card: palette.paper,
  ink: palette.ink.DEFAULT,
  quiet: palette.ink.soft,
  link: palette.brand.DEFAULT,
  band: palette.brand.DEFAULT,
  onBand: palette.paper,
  button: palette.brand.DEFAULT,
  onButton: palette.paper,
  aside: palette.sand.DEFAULT,
  edge: palette.accent.DEFAULT,
} as const;

export const dark = {
  page: palette.ink.DEFAULT,
  card: palette.brand.dark,
  ink: palette.sand.DEFAULT,
  quiet: palette.sand.dark,
  link: palette.brand.soft,
  band: palette.ink.DEFAULT,
  onBand: palette.sand.DEFAULT,
  button: palette.brand.soft,
  onButton: palette.brand.dark,
  aside: palette.ink.DEFAULT,
  edge: palette.accent.soft,
} as const satisfies Record<keyof typeof light, string>;

/** Applied where the mail client follows the reader's dark setting; others keep or invert the light colours. */
export const darkStyles = `@media (prefers-color-scheme: dark) {
.m-page, .m-page > table > tbody > tr > td { background-color: ${dark.page} !important; }
.m-band { background-color: ${dark.band} !important; }
.m-band p { color: ${dark.onBand} !important; }
.m-card { background-color: ${dark.card} !important; }
.m-ink { color: ${dark.ink} !important; }
.m-quiet { color: ${dark.quiet} !important; }
.m-link { color: ${dark.link} !important; }
.m-button { background-color: ${dark.button} !important; color: ${dark.onButton} !important; }
.m-aside { background-color: ${dark.aside} !important; border-left-color: ${dark.edge} !important; }
}`;

const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const styles = {
  page: { margin: "0", padding: "0", backgroundColor: light.page, fontFamily },
  column: { maxWidth: "560px" },
  band: { backgroundColor: light.band, borderBottom: `4px solid ${light.edge}`, padding: "18px 24px" },
  authority: { margin: "0", color: light.onBand, fontSize: "14px", lineHeight: "20px" },
  portal: { fontSize: "20px", lineHeight: "26px" },
  card: { backgroundColor: light.card, padding: "28px 24px 12px" },
  heading: { margin: "0 0 20px", color: light.ink, fontSize: "26px", lineHeight: "33px", fontWeight: 700 },
  text: { margin: "0 0 16px", color: light.ink, fontSize: "17px", lineHeight: "26px" },
  signature: { margin: "24px 0 16px", color: light.ink, fontSize: "17px", lineHeight: "26px" },
  button: {
    display: "block",
    margin: "8px 0 16px",
    padding: "15px 20px",
    backgroundColor: light.button,
    borderRadius: "8px",
    color: light.onButton,
    fontSize: "18px",
    fontWeight: 700,
    textAlign: "center",
  },
  value: { display: "inline-block" },
  small: { margin: "0 0 20px", color: light.quiet, fontSize: "15px", lineHeight: "22px" },
  link: { color: light.link, textDecoration: "underline" },
  address: { color: light.link, fontSize: "15px", lineHeight: "22px", textDecoration: "underline", wordBreak: "break-all" },
  aside: { margin: "8px 0 20px", backgroundColor: light.aside, borderLeft: `4px solid ${light.edge}`, padding: "16px 16px 4px" },
  asideTitle: { margin: "0 0 6px", color: light.ink, fontSize: "17px", lineHeight: "24px", fontWeight: 700 },
  textOnlyRule: { margin: "0", height: "0", border: "none", borderTop: "none" },
  footer: { padding: "20px 24px 32px" },
  footerText: { margin: "0 0 10px", color: light.quiet, fontSize: "14px", lineHeight: "21px" },
} as const satisfies Record<string, CSSProperties>;
