<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ErrorAdvice</name>
    <message>
        <source>The server does not let everyone have this flag. Retrying will not help: choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server waited too long for the request. Retry; if it happens often, allow fewer requests at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses on purpose, to show what a refusal looks like. With a practice source every try is a new draw: retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for fewer requests. Allow fewer at once, wait a little, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server understood the request and refused it. Retrying rarely helps: check the URL of the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at this address. Check that the server is running and that the host and port of the source are right, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name of the source leads nowhere. Check its spelling and your Internet connection, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the connection before answering. If other countries arrive, only this answer is broken: retry. If all fail, check that the server is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection ended in the middle of the flag, so nothing was saved. Retry; if it happens often, allow fewer requests at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not finish its answer in time. Allow more time in the options or fewer requests at once, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was loaded from it. Check the host name of the source and the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is no proper HTTP answer. Check that the URL leads to a web server and that nothing between you and it changes its answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends the request on, in a circle or to a place that is not safe to follow. Use the final URL as the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is far larger than any flag, so it was not loaded. Check that the URL leads to flag images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server says that all is well but sends nothing. Retry; if it stays so, the file is empty at the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server had this flag once and removed it for good. Retrying will not help: choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has trouble of its own. Wait a little, then retry; if it happens often, allow fewer requests at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is no whole PNG or GIF image, so nothing was saved. Open the URL in a browser to see what the server sends instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left where the flags are saved; files that were there are untouched. Make room or choose another folder, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flag arrived but could not be saved. Check that the folder still exists and can be written to, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a defect of Flaghoist, not of the source. Retry, and please report it with the details shown here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a sentence of ours (“Not a flag image”), %2 the cause in the system’s own words</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host name not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect not followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from the server (410)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by the server (%1)</source>
        <extracomment>%1 is an HTTP status such as 418</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server error (%1)</source>
        <extracomment>%1 is an HTTP status such as 503</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a flag image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redirect not followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is an HTTP status, %2 the server’s own words for it: “418 I’m a teapot”</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a flag image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host name “%1” not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection closed before the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ended before the flag was whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No whole answer within the time allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer larger than any flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer without content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP %1 – %2</source>
        <extracomment>%1 is an HTTP status, %2 the server’s own words for it: “HTTP 418 – I’m a teapot”</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error of Flaghoist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlagText</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A flag: %1 is the code, %2 the country</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry in %1 s</source>
        <extracomment>The next attempt begins in %1 seconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>For a screen reader: %1 is the code and the country, %2 the state</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>For a screen reader: %1 is the code and the country, %2 the state, %3 time, cause or countdown</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flaghoist::CountryModel</name>
    <message>
        <source>%1, %2 of %3 chosen</source>
        <extracomment>For a screen reader: %1 is a region, %2 how many of its %3 countries are chosen</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How many of a region’s countries are chosen: “3 of 58”</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>For a screen reader: %1 is the code, %2 the country</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flaghoist::ErrorModel</name>
    <message>
        <source>Code</source>
        <extracomment>Column: the country code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>Column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <extracomment>Column: the error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <extracomment>Column: how many attempts were made</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column: how long the attempts took together</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <extracomment>Column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Heading of a group of errors: %1 is the cause, %2 how many flags failed of it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n flag(s)</source>
        <extracomment>For a screen reader, heading of a group of errors: %1 is the cause</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemText</name>
    <message>
        <source>%1.</source>
        <extracomment>%1 is a sentence of ours without its full stop, %2 the reason in the system’s own words</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: each CC argument must be A to Z or AA to ZZ. “%1” is neither.</source>
        <extracomment>The first sentence is the message of the book’s own scripts; %1 is what was typed instead of a code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the number of requests at once (--max_req N) must be a whole number, 1 or more, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the number of codes to keep (--limit N) must be a whole number, 1 or more, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the source (--server) must be one of %1, not “%2”.</source>
        <extracomment>%1 is a list of labels such as LOCAL, DELAY</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: what happens to existing files (--existing) must be “overwrite” or “skip”, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the time allowed for an attempt (--timeout SECONDS) must be more than 0 and at most %1, not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the number of retries (--retries N) must be a whole number from 0 to %1, not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the delay of the practice server (--delay MIN:MAX) must be two numbers of seconds from 0 to %1, the smaller one first, not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the error rate of the practice server (--error-rate P) must be a number from 0 to 1, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the seed of the practice server (--seed N) must be a whole number from 0 to %1, not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: these options exclude each other: %1. Give only one of them.</source>
        <extracomment>%1 names options, such as --server, --url</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the command line was not understood: %1</source>
        <extracomment>%1 is an option or the argument parser’s own sentence about it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL “%1” has no place for the country code: write {cc} (lower case) or {CC} (upper case) where it goes.</source>
        <extracomment>{cc} and {CC} stay as they are</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL “%1” must begin with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL “%1” must not hold a user name or password: it would be shown in the log and the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the URL of a source, such as https://example.org/flags/{cc}.png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no valid URL. It should look like https://example.org/flags/{cc}.png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the flags cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the flags cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Flaghoist is saving into this folder right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice server could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage error: the method (--strategy) must be one of: %1; not “%2”.</source>
        <extracomment>%1 is a list of ids that stay as they are</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>ready</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloading</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to retry</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloaded</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <extracomment>State of a flag: the file that was there was kept</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>State of a flag: the source has none</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <extracomment>State of a flag</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thread pool, as completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many requests run at once, each on a thread of a pool; every flag is shown the moment it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: practice, %2 % fail</source>
        <extracomment>A source: %1 is its label, %2 the share of requests that fail on purpose</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: practice, slow answers</source>
        <extracomment>A source: %1 is its label</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: practice, fast</source>
        <extracomment>A source: %1 is its label</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A source: %1 is its label, %2 its host</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses all %1.</source>
        <extracomment>How many requests run at once; %1 is how many were asked for</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Uses %1 of %2: only %n code(s) chosen</source>
        <extracomment>How many requests run at once, of how many asked for, and why</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Uses %1 of %2: %3 allows %1</source>
        <extracomment>As above; %3 is the label of a source, and %1 what it allows</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses %1 of %2: %1 is the most</source>
        <extracomment>As above; %1 is the most that any source allows</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other codes</source>
        <extracomment>Heading of the codes that no country bears</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2</source>
        <extracomment>A duration: %1 minutes, %2 seconds in two digits</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2:%3</source>
        <extracomment>A duration: %1 hours, %2 minutes and %3 seconds in two digits</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 is a number of seconds such as 0.8</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
