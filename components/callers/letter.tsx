import { authority } from "@/lib/core/authority";

type LetterProps = { family: string; address: string[]; text: string; writtenOn: string };

/** One sheet: who writes, to whom, and the words of the task. */
export function Letter({ family, address, text, writtenOn }: LetterProps) {
  return (
    <article aria-label="Courrier" className="desk-panel letter">
      <p>
        <strong>{authority.desk.name}</strong>
        <span className="block">{authority.name}</span>
        {authority.address.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
        <span className="block">{authority.desk.phone}</span>
      </p>
      <p className="my-8 ml-auto max-w-xs">
        <strong className="block">{family}</strong>
        {address.length === 0 ? <span className="block">Adresse à compléter à la main</span> : null}
        {address.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
      <p className="mb-6">Le {writtenOn}</p>
      <p className="mb-4">Madame, Monsieur,</p>
      <p className="mb-4 whitespace-pre-line">{text}</p>
      <p className="mb-4">
        Pour toute question, appelez-nous au {authority.desk.phone}, {authority.desk.hours}.
      </p>
      <p>L&apos;équipe du {authority.desk.name}</p>
    </article>
  );
}
