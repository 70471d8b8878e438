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
        <source>%n failed: %1 (%2)</source>
        <extracomment>%1 is a cause such as “connection refused”, %2 a list of codes</extracomment>
        <translation>
            <numerusform>%n failed: %1 (%2)</numerusform>
            <numerusform>%n failed: %1 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) changed: %1</source>
        <extracomment>--existing update: the source had another flag than the one that was there; %1 is a list of codes</extracomment>
        <translation>
            <numerusform>%n flag changed: %1</numerusform>
            <numerusform>%n flags changed: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message numerus="yes">
        <source>%1, of which %2 passed in the server’s queue: it answers %n at a time.</source>
        <extracomment>Why a run took so long; %1 and %2 are durations such as 5.0 s; %n is the server’s capacity</extracomment>
        <translation>
            <numerusform>%1, of which %2 passed in the server’s queue: it answers %n at a time.</numerusform>
            <numerusform>%1, of which %2 passed in the server’s queue: it answers %n at a time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, because %n request(s) ran one after the other.</source>
        <extracomment>Why a run took so long; %1 is a duration such as 5.0 s</extracomment>
        <translation>
            <numerusform>%1, because %n request ran alone.</numerusform>
            <numerusform>%1, because %n requests ran one after the other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, because with %2 at once %n request(s) had to follow one another.</source>
        <extracomment>Why a run took so long; %1 is a duration such as 5.0 s, %2 how many requests run at once, and %n of them followed each other in the same slot</extracomment>
        <translation>
            <numerusform>%1, because with %2 at once %n request had to follow others.</numerusform>
            <numerusform>%1, because with %2 at once %n requests had to follow one another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %1 for these %n flag(s)</source>
        <extracomment>Before a run from a practice source; %1 is a duration such as 5.0 s</extracomment>
        <translation>
            <numerusform>About %1 for this flag</numerusform>
            <numerusform>About %1 for these %n flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) instead of %1</source>
        <extracomment>One run compared with another: %n and %1 are numbers of codes</extracomment>
        <translation>
            <numerusform>%n code instead of %1</numerusform>
            <numerusform>%n codes instead of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n at once is enough; more saves less than a tenth of the time.</source>
        <extracomment>%1 is the name of a method, %n a number of requests at once</extracomment>
        <translation>
            <numerusform>%1: %n at once is enough; more saves less than a tenth of the time.</numerusform>
            <numerusform>%1: %n at once are enough; more saves less than a tenth of the time.</numerusform>
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
    <message numerus="yes">
        <source>How many of the %n chosen code(s) to keep:</source>
        <extracomment>Above a number: %n codes are chosen</extracomment>
        <translation>
            <numerusform>How many of the %n chosen code to keep:</numerusform>
            <numerusform>How many of the %n chosen codes to keep:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeps %1 to %2; removes %n other(s) from the choice.</source>
        <extracomment>%1 and %2 are the first and the last code that stay; %n leave</extracomment>
        <translation>
            <numerusform>Keeps %1 to %2; removes %n other from the choice.</numerusform>
            <numerusform>Keeps %1 to %2; removes %n others from the choice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n code(s)</source>
        <extracomment>Button that keeps so many of the chosen codes</extracomment>
        <translation>
            <numerusform>Keep %n code</numerusform>
            <numerusform>Keep %n codes</numerusform>
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
    <name>Flaghoist::PackDialog</name>
    <message numerus="yes">
        <source>%n file(s) made.</source>
        <translation>
            <numerusform>%n file made.</numerusform>
            <numerusform>%n files made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) are missing or damaged and were left out.</source>
        <translation>
            <numerusform>%n flag is missing or damaged and was left out.</numerusform>
            <numerusform>%n flags are missing or damaged and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) are smaller than asked for: their PNGs keep their size; in the sprite they are enlarged.</source>
        <translation>
            <numerusform>%n flag is smaller than asked for: its PNG keeps its size; in the sprite it is enlarged.</numerusform>
            <numerusform>%n flags are smaller than asked for: their PNGs keep their size; in the sprite they are enlarged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::PlanBar</name>
    <message numerus="yes">
        <source>%1, %2% of %n fault(s)</source>
        <extracomment>During a run: %1 is the label of a practice source, %2 the share of requests that fail on purpose, in %n different ways</extracomment>
        <translation>
            <numerusform>%1, %2% of %n fault</numerusform>
            <numerusform>%1, %2% of %n faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::PlanCommands</name>
    <message numerus="yes">
        <source>%n file(s) in this folder did not come from a practice source. Overwrite them?</source>
        <extracomment>%n files in the folder for the flags</extracomment>
        <translation>
            <numerusform>%n file in this folder did not come from a practice source. Overwrite it?</numerusform>
            <numerusform>%n files in this folder did not come from a practice source. Overwrite them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::PracticePanel</name>
    <message numerus="yes">
        <source>%n answer(s) at work</source>
        <translation>
            <numerusform>%n answer at work</numerusform>
            <numerusform>%n answers at work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunHeader</name>
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
    <message numerus="yes">
        <source>Sho&amp;w the %n chosen</source>
        <extracomment>Link and menu entry: shows the flags that Start would download instead of those of the last run</extracomment>
        <translation>
            <numerusform>Sho&amp;w the %n chosen</numerusform>
            <numerusform>Sho&amp;w the %n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n flag(s) were not tried.</source>
        <translation>
            <numerusform>Cancelled: %n flag was not tried.</numerusform>
            <numerusform>Cancelled: %n flags were not tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No errors. %n flag(s) were there already.</source>
        <translation>
            <numerusform>No errors. %n flag was there already.</numerusform>
            <numerusform>No errors. %n flags were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed: %1.</source>
        <comment>flags</comment>
        <extracomment>%1 is a list of codes such as “BR, CN, ID and 2 more”</extracomment>
        <translation>
            <numerusform>%n failed: %1.</numerusform>
            <numerusform>%n failed: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) have no flag at this source: %1.</source>
        <extracomment>%1 is a list of codes such as “BR, CN, ID and 2 more”</extracomment>
        <translation>
            <numerusform>%n code has no flag at this source: %1.</numerusform>
            <numerusform>%n codes have no flag at this source: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <extracomment>Facts of a run: how many codes it has</extracomment>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunsPanel</name>
    <message numerus="yes">
        <source>%n kept run(s) cannot be read and are left out.</source>
        <translation>
            <numerusform>%n kept run cannot be read and is left out.</numerusform>
            <numerusform>%n kept runs cannot be read and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), same codes and server</source>
        <extracomment>Over a chart of these runs</extracomment>
        <translation>
            <numerusform>%n run, same codes and server</numerusform>
            <numerusform>%n runs, same codes and server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::TimelinePanel</name>
    <message numerus="yes">
        <source>%1 – %2: %n request(s)</source>
        <extracomment>A stretch of the timeline: %1 to %2 are times, %n requests were in flight in it</extracomment>
        <translation>
            <numerusform>%1 – %2: %n request</numerusform>
            <numerusform>%1 – %2: %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s)</source>
        <extracomment>Of a stretch of the timeline</extracomment>
        <translation>
            <numerusform>%n flag</numerusform>
            <numerusform>%n flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <extracomment>Of a stretch of the timeline: requests that failed</extracomment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::TimelineView</name>
    <message numerus="yes">
        <source>, %n waiting</source>
        <extracomment>Goes on a sentence about requests: so many flags wait for a retry or for their turn</extracomment>
        <translation>
            <numerusform>, %n waiting</numerusform>
            <numerusform>, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderConsole</name>
    <message numerus="yes">
        <source>%1 of %n flag(s) are as they were saved.</source>
        <extracomment>%1 of %n flags in the manifest are whole and unchanged</extracomment>
        <translation>
            <numerusform>%1 of %n flag is as it was saved.</numerusform>
            <numerusform>%1 of %n flags are as they were saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n file in %1.</numerusform>
            <numerusform>%n files in %1.</numerusform>
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
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of codes such as BR, CN, ID; %n are not listed</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message numerus="yes">
        <source>%n run(s) of the chosen codes, into a temporary folder</source>
        <translation>
            <numerusform>%n run of the chosen codes, into a temporary folder</numerusform>
            <numerusform>%n runs of the chosen codes, into a temporary folder</numerusform>
        </translation>
    </message>
</context>
</TS>
