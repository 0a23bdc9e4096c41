import type { Act } from "../act";
import { ofAccounts } from "./accounts";
import { ofBookings } from "./bookings";
import { ofCallers } from "./callers";
import { ofFamilies } from "./families";
import { ofPapers } from "./papers";
import { ofRunning } from "./running";
import { ofService } from "./service";
import { ofStaff } from "./staff";

export const everyAct: readonly Act[] = [...ofAccounts, ...ofFamilies, ...ofPapers, ...ofBookings, ...ofRunning, ...ofCallers, ...ofService, ...ofStaff];
