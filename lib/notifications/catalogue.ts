import type { ComponentProps, FunctionComponent } from "react";
import AccountClosed, * as accountClosed from "@/emails/accounts/account-closed";
import AccountClosing, * as accountClosing from "@/emails/accounts/account-closing";
import AccountExists, * as accountExists from "@/emails/accounts/account-exists";
import ClosingCancelled, * as closingCancelled from "@/emails/accounts/closing-cancelled";
import ConfirmRegistration, * as confirmRegistration from "@/emails/accounts/confirm-registration";
import EmailChangeAsked, * as emailChangeAsked from "@/emails/accounts/email-change-asked";
import EmailChangeConfirm, * as emailChangeConfirm from "@/emails/accounts/email-change-confirm";
import EmailChangeDone, * as emailChangeDone from "@/emails/accounts/email-change-done";
import EmailChangeUndone, * as emailChangeUndone from "@/emails/accounts/email-change-undone";
import EmailChanged, * as emailChanged from "@/emails/accounts/email-changed";
import NewDevice, * as newDevice from "@/emails/accounts/new-device";
import PasswordChanged, * as passwordChanged from "@/emails/accounts/password-changed";
import PasswordReset, * as passwordReset from "@/emails/accounts/password-reset";
import SignInLink, * as signInLink from "@/emails/accounts/sign-in-link";
import BookingCancelled, * as bookingCancelled from "@/emails/bookings/booking-cancelled";
import DaySwapped, * as daySwapped from "@/emails/bookings/day-swapped";
import OfferAccepted, * as offerAccepted from "@/emails/bookings/offer-accepted";
import OfferEnded, * as offerEnded from "@/emails/bookings/offer-ended";
import PlaceOffered, * as placeOffered from "@/emails/bookings/place-offered";
import WaitEnded, * as waitEnded from "@/emails/bookings/wait-ended";
import BookingReceipt, * as bookingReceipt from "@/emails/bookings/booking-receipt";
import DocumentRefused, * as documentRefused from "@/emails/documents/document-refused";
import FamilyOpened, * as familyOpened from "@/emails/callers/family-opened";
import FamilyImported, * as familyImported from "@/emails/families/family-imported";
import GuardianInvited, * as guardianInvited from "@/emails/families/guardian-invited";
import GuardianJoined, * as guardianJoined from "@/emails/families/guardian-joined";
import GuardianLeft, * as guardianLeft from "@/emails/families/guardian-left";
import StaffAlert, * as staffAlert from "@/emails/staff/staff-alert";
import StaffDismissed, * as staffDismissed from "@/emails/staff/staff-dismissed";
import StaffInvited, * as staffInvited from "@/emails/staff/staff-invited";
import CenterClosed, * as centerClosed from "@/emails/service/center-closed";
import ServiceMessage, * as serviceMessage from "@/emails/messages/service-message";

type Notice<P> = { template: FunctionComponent<P>; subject: string };

function notice<P>(template: FunctionComponent<P>, { subject }: { subject: string }): Notice<P> {
  return { template, subject };
}

/** Every mail the portal can send. Only the worker renders them. */
export const catalogue = {
  "account-closed": notice(AccountClosed, accountClosed),
  "account-closing": notice(AccountClosing, accountClosing),
  "account-exists": notice(AccountExists, accountExists),
  "booking-cancelled": notice(BookingCancelled, bookingCancelled),
  "day-swapped": notice(DaySwapped, daySwapped),
  "offer-accepted": notice(OfferAccepted, offerAccepted),
  "offer-ended": notice(OfferEnded, offerEnded),
  "place-offered": notice(PlaceOffered, placeOffered),
  "wait-ended": notice(WaitEnded, waitEnded),
  "booking-receipt": notice(BookingReceipt, bookingReceipt),
  "center-closed": notice(CenterClosed, centerClosed),
  "closing-cancelled": notice(ClosingCancelled, closingCancelled),
  "confirm-registration": notice(ConfirmRegistration, confirmRegistration),
  "document-refused": notice(DocumentRefused, documentRefused),
  "email-change-asked": notice(EmailChangeAsked, emailChangeAsked),
  "email-change-confirm": notice(EmailChangeConfirm, emailChangeConfirm),
  "email-change-done": notice(EmailChangeDone, emailChangeDone),
  "email-change-undone": notice(EmailChangeUndone, emailChangeUndone),
  "email-changed": notice(EmailChanged, emailChanged),
  "family-opened": notice(FamilyOpened, familyOpened),
  "family-imported": notice(FamilyImported, familyImported),
  "guardian-invited": notice(GuardianInvited, guardianInvited),
  "guardian-joined": notice(GuardianJoined, guardianJoined),
  "guardian-left": notice(GuardianLeft, guardianLeft),
  "new-device": notice(NewDevice, newDevice),
  "password-changed": notice(PasswordChanged, passwordChanged),
  "password-reset": notice(PasswordReset, passwordReset),
  "service-message": notice(ServiceMessage, serviceMessage),
  "sign-in-link": notice(SignInLink, signInLink),
  "staff-alert": notice(StaffAlert, staffAlert),
  "staff-dismissed": notice(StaffDismissed, staffDismissed),
  "staff-invited": notice(StaffInvited, staffInvited),
};

export type NoticeName = keyof typeof catalogue;
export type NoticeProps<N extends NoticeName> = ComponentProps<(typeof catalogue)[N]["template"]>;
