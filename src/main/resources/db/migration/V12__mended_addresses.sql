-- A mail that was not sent yet follows its person to a mended address; what it says is never altered.
grant update (recipient) on outbox to ${hubRole};
