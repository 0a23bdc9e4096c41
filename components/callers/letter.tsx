import { LetterHead } from "@/components/desk/letter-head";
import { authority } from "@/lib/core/authority";

type LetterProps = { family: string; address: string[]; text: string; writtenOn: string };

/** One sheet: who writes, to whom, and the words of the task. */
export function Letter({ family, address, text, writtenOn }: LetterProps) {
  return (
    <article aria-label="Courrier" className="desk-panel letter">
      <LetterHead to={[family, ...address]} on={writtenOn} />
      <p className="mb-4">Madame, Monsieur,</p>
      <p className="mb-4 whitespace-pre-line">{text}</p>
      <p className="mb-4">
        Pour toute question, appelez-nous au {authority.desk.phone}, {authority.desk.hours}.
      </p>
      <p>L&apos;équipe du {authority.desk.name}</p>
    </article>
  );
}
