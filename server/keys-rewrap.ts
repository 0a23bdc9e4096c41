import { parseArgs } from "node:util";
import { closeDatabase, database } from "@/db/client";
import { currentKey } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { countSecrets, rewrapSecrets } from "@/lib/jobs/use-cases/rewrap-secrets";
import { bootOrExplain } from "./boot";

/** `npm run keys:rewrap` puts everything under the current key; `-- --count` only says what rests under which. */
await bootOrExplain(async () => {
  const { values } = parseArgs({ options: { count: { type: "boolean", default: false } } });
  const ring = env().ENCRYPTION_KEYS.map(({ id }) => id);
  const before = await countSecrets(database());
  const absent = [...before.keys()].filter((key) => !ring.includes(key));
  for (const key of absent) console.error(`La clé « ${key} » manque dans ENCRYPTION_KEYS : sans elle, ${before.get(key)} textes ou pages sont illisibles.`);
  const isAsked = !values.count && absent.length === 0;
  let done = 0;
  if (isAsked) for await (const count of rewrapSecrets(database())) done += count;
  if (isAsked) console.log(`${done} textes ou pages sont passés sous la clé « ${currentKey()} ».`);
  const counts = isAsked ? await countSecrets(database()) : before;
  for (const key of new Set([...ring, ...counts.keys()])) console.log(`${key} : ${counts.get(key) ?? 0}${key === currentKey() ? " (clé courante)" : ""}`);
  const left = [...counts.keys()].filter((key) => key !== currentKey());
  console.log(left.length === 0 ? "Tout repose sous la clé courante : les autres peuvent être retirées." : `À garder : ${left.join(", ")}.`);
  await closeDatabase();
  process.exitCode = absent.length > 0 || (isAsked && left.length > 0) ? 1 : 0;
});
