import { connect } from "@/db/client";
import { seedDemo } from "@/db/seed/demo";
import { env } from "@/lib/core/env";
import { runMain } from "./lib/problem";

async function main(): Promise<void> {
  const db = connect(env().DATABASE_URL, 2, "portail-familles-seed");
  try {
    await seedDemo(db);
  } finally {
    await db.$client.end({ timeout: 5 });
  }
}

runMain(main);
