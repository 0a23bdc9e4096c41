"use server";
import * as household from "./doors/household";

export const saveAddressAction = household.keepAddress;
export const inviteAction = household.invite;
export const cancelInvitationAction = household.uninvite;
export const joinFamilyAction = household.join;
export const leaveFamilyAction = household.leave;
export const addContactAction = household.newContact;
export const saveContactAction = household.keepContact;
export const removeContactAction = household.dropContact;
