import { withoutZeros } from "./typed";

/** What a page receives from its address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value by name; a repeated or missing parameter counts as absent. */
export async function readParam(searchParams: SearchParams, name: string): Promise<string | undefined> {
  const value = (await searchParams)[name];
  return typeof value === "string" ? withoutZeros(value) : undefined;
}

/** Which page of a list: the first unless the address says one of the first hundred. */
export function pageOf(typed: string | undefined): number {
  return Math.min(Math.max(Number.parseInt(typed ?? "1", 10) || 1, 1), 100);
}
