"""DavMail (https://davmail.sourceforge.net) between plain clients and an Exchange: `davmail_checks.py IMAP SMTP DAV PASSWORD`."""

import base64
import email
import imaplib
import smtplib
import sys
import urllib.error
import urllib.request
from email.message import EmailMessage

from checks import check, equal, run

DOMAIN = "contoso.test"


class Gateway:
    """The ports on which DavMail listens."""

    def __init__(self, imap, smtp, dav, password):
        self.imap_port, self.smtp_port, self.dav_port = int(imap), int(smtp), int(dav)
        self.password = password

    def imap(self, name, folder="INBOX"):
        client = imaplib.IMAP4("127.0.0.1", self.imap_port, timeout=30)
        client.login(f"{name}@{DOMAIN}", self.password)
        equal(client.select(folder)[0], "OK")
        return client

    def smtp(self, name):
        client = smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=30)
        client.login(f"{name}@{DOMAIN}", self.password)
        return client

    def dav(self, name, method, path, body=None, **headers):
        """Status and text of one request, as somebody."""
        proof = base64.b64encode(f"{name}@{DOMAIN}:{self.password}".encode()).decode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.dav_port}{path}",
            data=None if body is None else body.encode(),
            method=method,
            headers={"Authorization": f"Basic {proof}", **{k.replace("_", "-"): v for k, v in headers.items()}},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def fetch(client, number, what="(BODY.PEEK[])"):
    return email.message_from_bytes(client.fetch(str(number), what)[1][0][1])


@check
def imap_folders(gateway):
    client = gateway.imap("mary.okafor")
    names = b"\n".join(client.list()[1]).decode()
    equal([name in names for name in ('"INBOX"', "INBOX/Board", "Drafts", "Sent")], [True] * 4)
    equal(client.create("Made")[0], "OK")
    equal(client.rename("Made", "Renamed")[0], "OK")
    equal(client.delete("Renamed")[0], "OK")


@check
def imap_messages(gateway):
    client = gateway.imap("mary.okafor")
    numbers = client.search(None, "SUBJECT", '"Contract"')[1][0].split()
    equal(len(numbers), 1)
    message = fetch(client, int(numbers[0]))
    equal(message["Subject"], 'Contract <Fabrikam> & "partners"')
    equal([part.get_filename() for part in message.walk() if part.get_filename()], ["contract.txt"])
    equal(client.store(numbers[0].decode(), "+FLAGS", "\\Flagged")[0], "OK")
    equal(len(client.search(None, "FLAGGED")[1][0].split()), 1)
    unseen = len(client.search(None, "UNSEEN")[1][0].split())
    client.store(numbers[0].decode(), "+FLAGS", "\\Seen")
    equal(len(client.search(None, "UNSEEN")[1][0].split()), unseen - 1)


@check
def imap_storing(gateway):
    client = gateway.imap("rob.ellis", "Drafts")
    before = len(client.search(None, "ALL")[1][0].split())
    message = EmailMessage()
    message["From"], message["To"] = f"rob.ellis@{DOMAIN}", f"ana.lima@{DOMAIN}"
    message["Subject"] = "Gespeichert: Grüße"
    message.set_content("Text")
    equal(client.append("Drafts", "\\Draft", None, message.as_bytes())[0], "OK")
    client.select("Drafts")
    equal(len(client.search(None, "ALL")[1][0].split()), before + 1)


@check
def smtp(gateway):
    message = EmailMessage()
    message["From"], message["To"] = f"rob.ellis@{DOMAIN}", f"ana.lima@{DOMAIN}"
    message["Subject"] = "By SMTP"
    message.set_content("Hello Ana")
    with gateway.smtp("rob.ellis") as client:
        client.send_message(message)
    client = gateway.imap("ana.lima")
    numbers = client.search(None, "SUBJECT", '"By SMTP"')[1][0].split()
    equal(len(numbers), 1)


@check
def caldav(gateway):
    path = f"/users/rob.ellis@{DOMAIN}/calendar/"
    event = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Test//EN",
            "BEGIN:VEVENT",
            "UID:dav-1",
            "DTSTAMP:20260302T090000Z",
            "DTSTART:20260310T090000Z",
            "DTEND:20260310T100000Z",
            "SUMMARY:By CalDAV",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    status, text = gateway.dav("rob.ellis", "PUT", f"{path}dav-1.ics", event, Content_Type="text/calendar")
    equal((status, text), (201, ""))
    query = (
        '<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
        "<D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name=\"VCALENDAR\">"
        '<C:comp-filter name="VEVENT"/></C:comp-filter></C:filter></C:calendar-query>'
    )
    status, text = gateway.dav("rob.ellis", "REPORT", path, query, Depth="1", Content_Type="text/xml")
    equal((status, "By CalDAV" in text), (207, True))


@check
def carddav(gateway):
    path = f"/users/rob.ellis@{DOMAIN}/contacts/"
    card = "\r\n".join(
        [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "UID:card-1",
            "N:Berg;Åsa;;;",
            "FN:Åsa Berg",
            "ORG:Northwind;Sales",
            "TITLE:Buyer",
            "TEL;TYPE=WORK:+46 8 555",
            "EMAIL;TYPE=WORK:asa@northwind.test",
            "END:VCARD",
            "",
        ]
    )
    status, text = gateway.dav("rob.ellis", "PUT", f"{path}card-1.vcf", card, Content_Type="text/vcard")
    equal((status, text), (201, ""))
    status, text = gateway.dav("rob.ellis", "GET", f"{path}card-1.vcf")
    equal(status, 200)
    for line in ("Åsa Berg", "Northwind", "asa@northwind.test", "+46 8 555"):
        equal((line, line in text), (line, True))


run(Gateway(*sys.argv[1:5]))
