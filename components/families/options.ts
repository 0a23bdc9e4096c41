/** The words of a closed list, in their order, as a form proposes them. */
export function optionsOf<K extends string>(words: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
}
