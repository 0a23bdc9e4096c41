import { FormPanel } from "@/components/ui/form-page";
import { Details } from "@/components/ui/details";
import { MenuLink, TextLink } from "@/components/ui/link";
import { SelectField } from "@/components/ui/select-field";
import { closeTaskAction } from "@/lib/callers/actions";
import type { TaskView } from "@/lib/callers/view";
import { outcomeWords } from "@/lib/callers/words";

const outcomes = Object.entries(outcomeWords).map(([value, label]) => ({ value, label }));

type TaskListProps = { tasks: TaskView[]; permalink: string; headingLevel: 2 | 3 };

/** What to say or to send, whom to call, by when; « fait » asks what came of it. */
export function TaskList({ tasks, permalink, headingLevel }: TaskListProps) {
  return (
    <ul className="grid gap-4">
      {tasks.map((task) => (
        <li key={task.id} className="desk-panel">
          <Task task={task} permalink={permalink} headingLevel={headingLevel} />
        </li>
      ))}
    </ul>
  );
}

function Task({ task: { id, kind, text, family, href, letter, phones, due, isLate, since, done }, permalink, headingLevel }: Omit<TaskListProps, "tasks"> & { task: TaskView }) {
  const Heading = `h${headingLevel}` as const;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Heading>
          {kind} : {family}
        </Heading>
        <span className={isLate ? "tag tag-bad" : done ? "tag tag-good" : "tag"}>{isLate ? `En retard, avant le ${due}` : (done ?? (due ? `Avant le ${due}` : "Sans délai"))}</span>
      </div>
      <p className="mt-2 whitespace-pre-line">{text}</p>
      <p className="mt-1 text-sm text-ink-soft">Depuis le {since}.</p>
      <p className="mt-1 flex flex-wrap gap-x-6">
        {phones.map(({ name, phone, link }) => (
          <TextLink key={link + name} href={link}>
            {name} : {phone}
          </TextLink>
        ))}
      </p>
      <p className="flex flex-wrap gap-x-6">
        <MenuLink href={href}>
          Ouvrir le dossier<span className="sr-only"> de {family}</span>
        </MenuLink>
        <MenuLink href={letter}>
          Courrier à imprimer<span className="sr-only"> pour {family}</span>
        </MenuLink>
      </p>
      {done ? null : (
        <Details summary="C'est fait">
          <FormPanel action={closeTaskAction} heading={`Résultat pour ${family}`} headingLevel={headingLevel === 2 ? 3 : 4} submit="Terminer la tâche" submitVariant="secondary" permalink={permalink} hidden={{ taskId: id, suite: permalink }} id={id}>
            <SelectField name="outcome" label="Résultat" options={outcomes} />
          </FormPanel>
        </Details>
      )}
    </>
  );
}
