/** What a page receives from its address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value by name; a repeated or missing parameter counts as absent. */
export async function readParam(searchParams: SearchParams, name: string): Promise<string | undefined> {
  const value = (await searchParams)[name];
  return typeof value === "string" ? value : undefined;
}
