/** What came of one thing that was tried. It holds when nothing was found. */
export type Seen = { seen: string; findings: readonly string[] };
