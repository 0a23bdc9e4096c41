import { Notice } from "@/components/ui/notice";

/** Says what has just been done, when the address of the page tells (`?fait=`). Unknown words say nothing. */
export function DoneNotice({ done, sentences }: { done: string | undefined; sentences: Record<string, string> }) {
  const sentence = done !== undefined && Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  if (sentence === undefined) return null;
  return (
    <div className="mb-6">
      <Notice tone="success" role="status">
        <p>{sentence}</p>
      </Notice>
    </div>
  );
}
