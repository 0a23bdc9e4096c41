import { redirect, notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { isSecretToken } from "@/lib/core/crypto";

/** The library is called by our doors only. A link in its own shape leads to our page; nothing else is served. */
export function GET(request: NextRequest): never {
  const { pathname, searchParams } = request.nextUrl;
  if (pathname !== "/api/auth/callback/email") notFound();
  const token = searchParams.get("token");
  redirect(isSecretToken(token) ? `/lien?jeton=${token}` : "/lien");
}
