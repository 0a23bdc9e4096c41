import { leaveAction } from "@/lib/accounts/actions";
import { RowButton } from "./row-button";

export function SignOutForm() {
  return <RowButton action={leaveAction} permalink="/famille">Se déconnecter</RowButton>;
}
