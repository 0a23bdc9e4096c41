"use server";
import * as importing from "./doors/importing";

export const checkFileAction = importing.check;
export const importFamiliesAction = importing.importAll;
export const sendInvitationsAction = importing.invite;
