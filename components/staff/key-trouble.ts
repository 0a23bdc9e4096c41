/** What a browser's refusal means for the person in front of it. */
export function keyTrouble(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "Cet appareil a déjà une clé pour votre compte.";
  return "La clé n'a pas répondu ou vous avez annulé. Recommencez, ou utilisez le code de votre application.";
}
