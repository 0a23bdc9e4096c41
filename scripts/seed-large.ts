import { seedLargeTown } from "./lib/large-town";
import { Problem, runMain } from "./lib/problem";

const FAMILIES = 50_000;
const BOOKINGS = 500_000;

/** `DEMO=1 DATABASE_URL=… npm run seed:large`: a large town in a database of the demo, to see how the desk's pages hold. */
async function main(): Promise<void> {
  const { DEMO, DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL } = process.env;
  if (DEMO !== "1") throw new Problem("Refusé hors de la démonstration : ces familles n'existent pas. Ajoutez DEMO=1 si cette base est celle d'une démonstration.");
  if (!DATABASE_OWNER_URL) throw new Problem("Donnez l'adresse de la base dans DATABASE_URL.");
  const started = performance.now();
  await seedLargeTown(DATABASE_OWNER_URL, { families: FAMILIES, bookings: BOOKINGS }, (line) => console.log(line));
  console.log(`${FAMILIES} familles et ${BOOKINGS} réservations en ${Math.round((performance.now() - started) / 1_000)} s.`);
}

runMain(main);
