"""exchangelib (https://github.com/ecederstrand/exchangelib) against an Exchange: `exchangelib_checks.py URL PASSWORD`."""

import datetime
import sys

from exchangelib import (
    BASIC,
    DELEGATE,
    IMPERSONATION,
    Account,
    Build,
    CalendarItem,
    Configuration,
    Credentials,
    EWSDateTime,
    EWSTimeZone,
    FileAttachment,
    Mailbox,
    Message,
    Version,
)
from exchangelib.folders import Folder
from exchangelib.items import SEND_TO_ALL_AND_SAVE_COPY
from exchangelib.protocol import BaseProtocol, NoVerifyHTTPAdapter
from exchangelib.recurrence import Recurrence, WeeklyPattern
from exchangelib.fields import MONDAY

from checks import check, equal, run

BaseProtocol.HTTP_ADAPTER_CLS = NoVerifyHTTPAdapter
ZONE = EWSTimeZone("Europe/Berlin")
DOMAIN = "contoso.test"


class Office:
    """The accounts of the small office."""

    def __init__(self, url, password):
        self.url = url
        self.password = password

    def account(self, name, user=None, access_type=DELEGATE):
        user = f"{user or name}@{DOMAIN}"
        configuration = Configuration(
            service_endpoint=self.url,
            credentials=Credentials(user, self.password),
            auth_type=BASIC,
            version=Version(Build(15, 1, 2507, 6)),
        )
        return Account(
            f"{name}@{DOMAIN}",
            config=configuration,
            autodiscover=False,
            access_type=access_type,
            default_timezone=ZONE,
        )


def at(day, hour, minute=0):
    return EWSDateTime(2026, 3, day, hour, minute, tzinfo=ZONE)


@check
def folders(office):
    mary = office.account("mary.okafor")
    equal(mary.inbox.total_count, 3)
    equal(sorted(one.name for one in mary.inbox.children), ["Board"])
    made = Folder(parent=mary.inbox, name="Made here")
    made.save()
    made.name = "Renamed"
    made.save(update_fields=["name"])
    mary.root.refresh()
    equal(sorted(one.name for one in mary.inbox.children), ["Board", "Renamed"])
    made.delete()


@check
def items(office):
    rob = office.account("rob.ellis")
    item = Message(account=rob, folder=rob.drafts, subject="Grüße 日本", body="Text", categories=["Red"])
    item.attach(FileAttachment(name="note.txt", content=b"the note"))
    item.save()
    found = rob.drafts.get(subject="Grüße 日本")
    equal(found.attachments[0].content, b"the note")
    found.importance = "High"
    found.save(update_fields=["importance"])
    equal([one.subject for one in rob.drafts.filter(importance="High")], ["Grüße 日本"])
    for word in ("Low", "Normal"):
        Message(account=rob, folder=rob.drafts, subject=word, importance=word).save()
    equal([one.importance for one in rob.drafts.all().order_by("importance")], ["Low", "Normal", "High"])
    found.move(to_folder=rob.trash)
    equal(rob.trash.filter(subject__contains="Gr").count(), 1)
    equal(rob.drafts.filter("subject:Low").count(), 1)


@check
def headers(office):
    message = office.account("mary.okafor").inbox.get(subject="Budget draft")
    names = {header.name for header in message.headers}
    equal({"From", "To", "Date", "Message-ID"} <= names, True)
    equal(message.mime_content.startswith(b"From: "), True)
    equal(message.conversation_id is not None, True)


@check
def mail(office):
    rob, ana = office.account("rob.ellis"), office.account("ana.lima")
    Message(
        account=rob,
        folder=rob.sent,
        subject="To Ana",
        body="Hello",
        to_recipients=[Mailbox(email_address=ana.primary_smtp_address)],
    ).send_and_save()
    received = ana.inbox.get(subject="To Ana")
    equal(received.sender.email_address.lower(), rob.primary_smtp_address)
    received.reply(subject="Re: To Ana", body="Thanks")
    equal(rob.inbox.filter(subject="Re: To Ana").count(), 1)
    equal(rob.sent.filter(subject="To Ana").count(), 1)


@check
def series(office):
    rob = office.account("rob.ellis")
    start = at(9, 9)
    CalendarItem(
        account=rob,
        folder=rob.calendar,
        subject="Standing",
        start=start,
        end=at(9, 10),
        recurrence=Recurrence(
            pattern=WeeklyPattern(interval=1, weekdays=[MONDAY]), start=start.date(), number=4
        ),
    ).save()
    view = list(rob.calendar.view(start=at(8, 0), end=at(31, 23)))
    # The clocks go forward on 29 March: the wall clock stays.
    equal([one.start.astimezone(ZONE).hour for one in view if one.subject == "Standing"], [9, 9, 9, 9])
    view[1].subject = "Moved"
    view[1].save(update_fields=["subject"])
    view[2].delete()
    again = [one.subject for one in rob.calendar.view(start=at(8, 0), end=at(31, 23))]
    equal(again, ["Standing", "Moved", "Standing"])
    master = view[0].recurring_master()
    master.refresh()
    equal((len(master.modified_occurrences), len(master.deleted_occurrences)), (1, 1))


@check
def delegates(office):
    mary = office.account("mary.okafor")
    equal([one.user_id.primary_smtp_address.lower() for one in mary.delegates], [f"rob.ellis@{DOMAIN}"])
    team = office.account("support", user="ana.lima")
    equal([one.subject for one in team.inbox.all()], ["Cannot sign in"])
    CalendarItem(account=team, folder=team.calendar, subject="Shift", start=at(12, 9), end=at(12, 10)).save()
    equal(team.calendar.get(subject="Shift").organizer.email_address.lower(), team.primary_smtp_address)


@check
def answers(office):
    mary, jun = office.account("mary.okafor"), office.account("jun.takeda")
    item = CalendarItem(
        account=mary,
        folder=mary.calendar,
        subject="Answer me",
        start=at(13, 9),
        end=at(13, 10),
        required_attendees=[jun.primary_smtp_address],
        optional_attendees=[f"ana.lima@{DOMAIN}"],
    )
    item.save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY)
    request = jun.inbox.get(subject="Answer me")
    equal(request.conflicting_meeting_count, 0)
    request.accept(body="Gladly")
    fresh = mary.calendar.get(subject="Answer me")
    equal([one.response_type for one in fresh.required_attendees], ["Accept"])
    equal(mary.inbox.filter(subject="Accepted: Answer me").count(), 1)


@check
def free_busy(office):
    mary, rob = office.account("mary.okafor"), office.account("rob.ellis")
    CalendarItem(account=mary, folder=mary.calendar, subject="Taken", start=at(20, 9), end=at(20, 10)).save()
    answer = list(
        rob.protocol.get_free_busy_info(
            accounts=[(mary.primary_smtp_address, "Required", False)], start=at(20, 0), end=at(20, 23)
        )
    )
    equal([one.busy_type for one in answer[0].calendar_events], ["Busy"])


@check
def notifications(office):
    rob = office.account("rob.ellis")
    with rob.inbox.pull_subscription() as (subscription, watermark):
        ana = office.account("ana.lima")
        Message(account=ana, subject="Ping", to_recipients=[rob.primary_smtp_address]).send()
        seen = [event for batch in rob.inbox.get_events(subscription, watermark) for event in batch.events]
        equal("NewMailEvent" in {one.ELEMENT_NAME for one in seen}, True)
    with rob.inbox.streaming_subscription() as subscription:
        Message(account=ana, subject="Pong", to_recipients=[rob.primary_smtp_address]).send()
        batch = next(
            iter(rob.inbox.get_streaming_events(subscription, connection_timeout=1, max_notifications_returned=1))
        )
        equal(len(batch.events) > 0, True)


@check
def synchronisation(office):
    rob = office.account("rob.ellis")
    list(rob.inbox.sync_items(only_fields=["subject"]))
    Message(account=rob, folder=rob.inbox, subject="New here").save()
    equal([(kind, item.subject) for kind, item in rob.inbox.sync_items(only_fields=["subject"])], [("create", "New here")])
    try:
        list(rob.inbox.sync_items(sync_state="bm9uc2Vuc2U=", only_fields=["subject"]))
    except Exception as error:
        equal(type(error).__name__, "ErrorInvalidSyncStateData")
    else:
        raise AssertionError("a state that is none was taken")


@check
def impersonation(office):
    jun = office.account("jun.takeda", user="svc.onbehalf", access_type=IMPERSONATION)
    equal(jun.calendar.name, "Calendar")
    mary = office.account("mary.okafor", user="svc.onbehalf", access_type=IMPERSONATION)
    try:
        mary.inbox.refresh()
    except Exception as error:
        equal(type(error).__name__, "ErrorImpersonateUserDenied")
    else:
        raise AssertionError("a mailbox outside the scope was opened")


@check
def conversion(office):
    rob = office.account("rob.ellis")
    item = Message(account=rob, folder=rob.drafts, subject="By id").save()
    data = list(rob.export([item]))
    equal(isinstance(data[0], (bytes, str)) and len(data[0]) > 0, True)
    made = list(rob.upload([(rob.drafts, data[0])]))
    equal(len(made), 1)
    equal(rob.drafts.filter(subject="By id").count(), 2)
    list(rob.bulk_mark_as_junk([item], is_junk=True, move_item=True))
    equal(rob.junk.filter(subject="By id").count(), 1)


run(Office(sys.argv[1], sys.argv[2]))
