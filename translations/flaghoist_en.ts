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
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of codes such as BR, CN, ID; %n are not listed</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed: %1 (%2)</source>
        <extracomment>%1 is a cause such as “connection refused”, %2 a list of codes</extracomment>
        <translation>
            <numerusform>%n failed: %1 (%2)</numerusform>
            <numerusform>%n failed: %1 (%2)</numerusform>
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
    <name>Flaghoist::CountryRail</name>
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
    <name>Flaghoist::DetailsPane</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s), %1</source>
        <extracomment>%n attempts were made, %1 is the time that they took together</extracomment>
        <translation>
            <numerusform>%n attempt, %1</numerusform>
            <numerusform>%n attempts, %1</numerusform>
        </translation>
    </message>
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
    <name>Flaghoist::FlagCommands</name>
    <message numerus="yes">
        <source>R&amp;etry %n flag(s)</source>
        <extracomment>Downloads the selected flags that failed again</extracomment>
        <translation>
            <numerusform>R&amp;etry %n flag</numerusform>
            <numerusform>R&amp;etry %n flags</numerusform>
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
        <source>Keeps the first in the alphabet, %1; removes %n other(s) from the choice.</source>
        <extracomment>%1 is the code that stays; %n leave</extracomment>
        <translation>
            <numerusform>Keeps the first in the alphabet, %1; removes %n other from the choice.</numerusform>
            <numerusform>Keeps the first in the alphabet, %1; removes %n others from the choice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeps the first in the alphabet, %1 to %2; removes %n other(s) from the choice.</source>
        <extracomment>%1 and %2 are the first and the last code that stay; %n leave</extracomment>
        <translation>
            <numerusform>Keeps the first in the alphabet, %1 to %2; removes %n other from the choice.</numerusform>
            <numerusform>Keeps the first in the alphabet, %1 to %2; removes %n others from the choice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunHeader</name>
    <message numerus="yes">
        <source>%n code(s)</source>
        <extracomment>Facts of a run: how many codes it has</extracomment>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start would now download %n flag(s) from %1.</source>
        <extracomment>The run shown has other flags or another source: %n is how many Start would download, %1 the source</extracomment>
        <translation>
            <numerusform>Start would now download %n flag from %1.</numerusform>
            <numerusform>Start would now download %n flags from %1.</numerusform>
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
    <message numerus="yes">
        <source>&amp;Retry %n failed from %1</source>
        <extracomment>Button and menu entry: %n flags failed, %1 is the label of the source that is asked again</extracomment>
        <translation>
            <numerusform>&amp;Retry %n failed from %1</numerusform>
            <numerusform>&amp;Retry %n failed from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Download the other %n</source>
        <extracomment>Button and menu entry after a cancelled run: download what is missing</extracomment>
        <translation>
            <numerusform>&amp;Download the other %n</numerusform>
            <numerusform>&amp;Download the other %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndexPage</name>
    <message numerus="yes">
        <source>%n flag(s) are served here.</source>
        <extracomment>Web page of the practice server</extracomment>
        <translation>
            <numerusform>%n flag is served here.</numerusform>
            <numerusform>%n flags are served here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionChips</name>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <extracomment>Chip: which kinds of faults the practice server makes is set</extracomment>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
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
