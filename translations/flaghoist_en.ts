<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
