"use server";
import * as booking from "./doors/booking";
import * as keeping from "./doors/keeping";

export const bookAtDeskAction = booking.book;
export const cancelAtDeskAction = keeping.cancel;
export const swapAtDeskAction = keeping.swap;
export const acceptAtDeskAction = keeping.accept;
export const declineAtDeskAction = keeping.decline;
export const leaveAtDeskAction = keeping.leave;
export const sendRecapAction = keeping.send;
