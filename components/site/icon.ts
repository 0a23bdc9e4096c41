import { authority } from "@/lib/core/authority";
import { paletteOf } from "@/lib/core/palette";

const { brand, accent, paper } = paletteOf(authority.colours);

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" fill="${paper}"/><path d="M25.5 5c7.7 7 11.5 15.4 11.5 26h-11.5z" fill="${brand.DEFAULT}"/><path d="M22 14c-2.3 6.8-5.6 12.2-10 17h10z" fill="${accent.DEFAULT}"/><path d="M6 38c4 0 5 3.5 9 3.5s5-3.5 9-3.5 5 3.5 9 3.5 5-3.5 9-3.5" fill="none" stroke="${brand.DEFAULT}" stroke-width="3.5" stroke-linecap="round"/></svg>`;

/** The browser's tab icon, inside the page: one request less than a file. */
export const icon = { url: `data:image/svg+xml,${encodeURIComponent(drawing)}`, type: "image/svg+xml" };
