import { connection } from "next/server";
import { loadReadiness } from "@/lib/jobs/loaders";

/** This instance may receive traffic: the database answers, and has the migrations this code was built with. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await loadReadiness();
  return Response.json({ status: readiness }, { status: readiness === "ok" ? 200 : 503 });
}
