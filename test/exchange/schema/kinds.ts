import type { ItemKind } from '../store/types.ts';
import * as order from './request/order.ts';

const orders: Readonly<Record<ItemKind, readonly string[]>> = {
  Item: order.itemOrder,
  Message: order.messageOrder,
  CalendarItem: order.calendarItemOrder,
  Contact: order.contactOrder,
  Task: order.taskOrder,
  MeetingRequest: order.meetingRequestOrder,
  MeetingResponse: order.meetingResponseOrder,
  MeetingCancellation: order.meetingCancellationOrder,
};

/** The order of the schema for one kind of item. */
export function orderOf(kind: ItemKind): readonly string[] {
  return orders[kind];
}
