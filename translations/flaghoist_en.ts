<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConsoleReport</name>
    <message numerus="yes">
        <source>Searching for %n flag(s): from %1 to %2</source>
        <extracomment>%1 and %2 are the first and the last code</extracomment>
        <translation>
            <numerusform>Searching for %n flag: from %1 to %2</numerusform>
            <numerusform>Searching for %n flags: from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching for %n flag(s): %1</source>
        <extracomment>%1 is a list of codes</extracomment>
        <translation>
            <numerusform>Searching for %n flag: %1</numerusform>
            <numerusform>Searching for %n flags: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n concurrent connection(s) will be used.</source>
        <translation>
            <numerusform>%n concurrent connection will be used.</numerusform>
            <numerusform>%n concurrent connections will be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) downloaded.</source>
        <translation>
            <numerusform>%n flag downloaded.</numerusform>
            <numerusform>%n flags downloaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged.</source>
        <translation>
            <numerusform>%n unchanged.</numerusform>
            <numerusform>%n unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found.</source>
        <translation>
            <numerusform>%n not found.</numerusform>
            <numerusform>%n not found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s).</source>
        <translation>
            <numerusform>%n error.</numerusform>
            <numerusform>%n errors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled.</source>
        <translation>
            <numerusform>%n cancelled.</numerusform>
            <numerusform>%n cancelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::CodesDialog</name>
    <message numerus="yes">
        <source>%n code(s) understood: %1 …</source>
        <extracomment>%1 is a list of the first of them</extracomment>
        <translation>
            <numerusform>%n code understood: %1 …</numerusform>
            <numerusform>%n codes understood: %1 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) understood: %1</source>
        <extracomment>%1 is the list of them</extracomment>
        <translation>
            <numerusform>%n code understood: %1</numerusform>
            <numerusform>%n codes understood: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood: %1 and %n more</source>
        <extracomment>%1 is a list of words</extracomment>
        <translation>
            <numerusform>Not understood: %1 and %n more</numerusform>
            <numerusform>Not understood: %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::CountryPanel</name>
    <message numerus="yes">
        <source>%n of %L1 chosen</source>
        <extracomment>Below the list of countries: %n are chosen of %L1</extracomment>
        <translation>
            <numerusform>%n of %L1 chosen</numerusform>
            <numerusform>%n of %L1 chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose these %n code(s)</source>
        <translation>
            <numerusform>Choose this code</numerusform>
            <numerusform>Choose these %n codes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::ErrorDetails</name>
    <message numerus="yes">
        <source>Attempt %1: %2 – %3, %4, sent %n times</source>
        <extracomment>%1 is the attempt&apos;s number, %2 and %3 are times since the start, %4 is how it ended; the system repeated the request by itself</extracomment>
        <translation>
            <numerusform>Attempt %1: %2 – %3, %4, sent once</numerusform>
            <numerusform>Attempt %1: %2 – %3, %4, sent %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::ErrorModel</name>
    <message numerus="yes">
        <source>%1, %n flag(s)</source>
        <extracomment>For a screen reader, heading of a group of errors: %1 is the cause</extracomment>
        <translation>
            <numerusform>%1, %n flag</numerusform>
            <numerusform>%1, %n flags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::KeepFirstDialog</name>
    <message numerus="yes">
        <source>&amp;How many of the %n chosen code(s) to keep:</source>
        <translation>
            <numerusform>&amp;How many of the one chosen code to keep:</numerusform>
            <numerusform>&amp;How many of the %n chosen codes to keep:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n code(s)</source>
        <translation>
            <numerusform>Keep %n code</numerusform>
            <numerusform>Keep %n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first in the alphabet, %1, stays; %n other(s) will not be chosen any more.</source>
        <extracomment>%1 is the code that stays; %n leave</extracomment>
        <translation>
            <numerusform>The first in the alphabet, %1, stays; %n other will not be chosen any more.</numerusform>
            <numerusform>The first in the alphabet, %1, stays; %n others will not be chosen any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first in the alphabet, %1 to %2, stay; %n other(s) will not be chosen any more.</source>
        <extracomment>%1 and %2 are the first and the last code that stay; %n leave</extracomment>
        <translation>
            <numerusform>The first in the alphabet, %1 to %2, stay; %n other will not be chosen any more.</numerusform>
            <numerusform>The first in the alphabet, %1 to %2, stay; %n others will not be chosen any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::PreviewDialog</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunSentence</name>
    <message numerus="yes">
        <source>&amp;Start %n flag(s)</source>
        <extracomment>The button that begins the run, with its mnemonic</extracomment>
        <translation>
            <numerusform>&amp;Start %n flag</numerusform>
            <numerusform>&amp;Start %n flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelling: waiting for %n request(s) to end…</source>
        <translation>
            <numerusform>Cancelling: waiting for %n request to end…</numerusform>
            <numerusform>Cancelling: waiting for %n requests to end…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Download the other %n</source>
        <extracomment>Button after a cancelled run: download what is missing</extracomment>
        <translation>
            <numerusform>Download the other %n</numerusform>
            <numerusform>Download the other %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No errors. %n code(s) have no flag at this source.</source>
        <translation>
            <numerusform>No errors. %n code has no flag at this source.</numerusform>
            <numerusform>No errors. %n codes have no flag at this source.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) ready. Press Start.</source>
        <translation>
            <numerusform>%n flag ready. Press Start.</numerusform>
            <numerusform>%n flags ready. Press Start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <comment>flags</comment>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) have no flag at this source.</source>
        <translation>
            <numerusform>%n code has no flag at this source.</numerusform>
            <numerusform>%n codes have no flag at this source.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) were there already.</source>
        <translation>
            <numerusform>%n flag was there already.</numerusform>
            <numerusform>%n flags were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message numerus="yes">
        <source>Uses %1 of %2: only %n code(s) chosen</source>
        <extracomment>How many requests run at once, of how many asked for, and why</extracomment>
        <translation>
            <numerusform>Uses %1 of %2: only %n code chosen</numerusform>
            <numerusform>Uses %1 of %2: only %n codes chosen</numerusform>
        </translation>
    </message>
</context>
</TS>
