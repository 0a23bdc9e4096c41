import { parseArgs } from "node:util";
import { closeDatabase, database } from "@/db/client";
import { readClock } from "@/lib/core/clock";
import { env, EnvironmentError } from "@/lib/core/env";
import { newReference } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { firstManagerInput } from "@/lib/staff/input";
import { inviteFirstManager } from "@/lib/staff/use-cases/invite-staff";
import { sayStaffRefusal } from "@/lib/staff/words";

const USAGE = "npm run staff:invite -- --email prenom.nom@exemple.fr --given-name Prénom --family-name Nom";

const text = { type: "string", default: "" } as const;

/** What to say, and whether it is good news. */
async function invite(): Promise<{ said: string; isDone: boolean }> {
  const { values } = parseArgs({ options: { email: text, "given-name": text, "family-name": text } });
  const asked = firstManagerInput.safeParse({ email: values.email, givenName: values["given-name"], familyName: values["family-name"] });
  if (!asked.success) return { said: [...asked.error.issues.map(({ message }) => message), USAGE].join("\n"), isDone: false };
  env();
  const ctx = { db: database(), actor: { kind: "system" }, now: readClock(), client: { ip: "", userAgent: "", requestId: newReference("CLI") } } as const;
  const invited = await inviteFirstManager(ctx, asked.data);
  await closeDatabase();
  if (!invited.ok) return { said: sayStaffRefusal(invited.refusal).message, isDone: false };
  return { said: `L'invitation est envoyée à ${asked.data.email.asTyped}. Elle fonctionne pendant 24 heures :\n${invited.value}`, isDone: true };
}

invite()
  .then(({ said, isDone }) => {
    console[isDone ? "log" : "error"](said);
    process.exitCode = isDone ? 0 : 1;
  })
  .catch((error: unknown) => {
    if (error instanceof EnvironmentError) console.error(error.message);
    else log.fatal({ err: error }, "the first manager was not invited");
    process.exitCode = 1;
  });
