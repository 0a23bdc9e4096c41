"use server";
import * as running from "./doors/running";

export const choosePlaceAction = running.choose;
export const givePriorityAction = running.prioritise;
