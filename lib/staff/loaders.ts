import "server-only";
import { loader } from "@/lib/core/loader";
import { findStaff } from "./gates";
import { staffView, type StaffView } from "./view";

/** For the frame only: undefined on the sign-in page. Every page below asks its own gate. */
export const loadStaff = loader(async (): Promise<StaffView | undefined> => {
  const found = await findStaff();
  return found && staffView(found.actor, found.person);
});
