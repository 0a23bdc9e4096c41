import { authority } from "@/lib/core/authority";
import { paletteOf } from "@/lib/core/palette";
import { hashSource } from "./csp";

const palette = paletteOf(authority.colours);

const style = [
  `body{margin:0;background:${palette.sand.DEFAULT};color:${palette.ink.DEFAULT};font:1.125rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}`,
  "main{max-width:36rem;margin:0 auto;padding:3rem 1.25rem}",
  "h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}",
  "p{margin:0 0 1rem}",
  `a{color:${palette.brand.DEFAULT};text-underline-offset:.2em;overflow-wrap:anywhere}`,
  "a[href^=\"tel:\"]{white-space:nowrap}",
  `a:focus-visible{outline:3px solid ${palette.brand.DEFAULT};outline-offset:2px}`,
  ".place{font-size:1.375rem;line-height:1.4;font-weight:600}",
  `.portal{color:${palette.brand.DEFAULT};font-weight:600}`,
  `.aside{color:${palette.ink.soft};font-size:1rem}`,
].join("");

/** These pages stand alone: their one style is named by its hash, and they load nothing. */
export const ownStyle = hashSource(style);

const { desk, portal, name: town } = authority;

export const deskLine = `<p>${desk.name} : <a href="${desk.phoneLink}">${desk.phone}</a>, ${desk.hours}, ou <a href="mailto:${desk.email}">${desk.email}</a>.</p>`;

/** A whole page made here, around its own paragraphs. */
export function ownDocument(title: string, paragraphs: string): string {
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${portal}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="portal">${portal} – ${town}</p>
<h1>${title}</h1>
${paragraphs}
</main>
</body>
</html>
`;
}
