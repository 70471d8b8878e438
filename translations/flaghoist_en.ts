<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RunText</name>
    <message numerus="yes">
        <source>Uses %1 of %2: only %n code(s) chosen</source>
        <extracomment>How many requests run at once, of how many asked for, and why</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
