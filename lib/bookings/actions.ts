"use server";
import * as booking from "./doors/booking";
import * as keeping from "./doors/keeping";

export const bookAction = booking.book;
export const cancelDaysAction = keeping.cancel;
export const swapDayAction = keeping.swap;
export const acceptOfferAction = keeping.accept;
export const declineOfferAction = keeping.decline;
export const acceptOfferByLinkAction = keeping.acceptByLink;
export const declineOfferByLinkAction = keeping.declineByLink;
export const leaveWaitlistAction = keeping.leave;
export const openCalendarAction = keeping.openFeed;
export const closeCalendarAction = keeping.closeFeed;
