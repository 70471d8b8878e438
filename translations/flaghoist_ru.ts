<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Console</name>
    <message>
        <source>The output cannot be written: %1</source>
        <translation>Не удаётся записать вывод: %1</translation>
    </message>
</context>
<context>
    <name>ConsoleReport</name>
    <message numerus="yes">
        <source>Searching for %n flag(s): from %1 to %2</source>
        <extracomment>%1 and %2 are the first and the last code</extracomment>
        <translation>
            <numerusform>Поиск %n флага: от %1 до %2</numerusform>
            <numerusform>Поиск %n флагов: от %1 до %2</numerusform>
            <numerusform>Поиск %n флагов: от %1 до %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching for %n flag(s): %1</source>
        <extracomment>%1 is a list of codes</extracomment>
        <translation>
            <numerusform>Поиск %n флага: %1</numerusform>
            <numerusform>Поиск %n флагов: %1</numerusform>
            <numerusform>Поиск %n флагов: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>*** Error for %1: HTTP %2</source>
        <extracomment>%1 is a country code, %2 an HTTP status</extracomment>
        <translation>*** %1: ошибка HTTP %2</translation>
    </message>
    <message>
        <source>*** Error for %1: HTTP %2 - %3</source>
        <extracomment>%1 is a country code, %2 an HTTP status, %3 the server’s own words for it</extracomment>
        <translation>*** %1: ошибка HTTP %2&#xa0;— %3</translation>
    </message>
    <message>
        <source>*** Error for %1: Connection error (%2)</source>
        <extracomment>%1 is a country code, %2 what happened, such as “connection refused” or “timed out”</extracomment>
        <translation>*** %1: ошибка соединения (%2)</translation>
    </message>
    <message>
        <source>*** Error for %1: %2</source>
        <extracomment>%1 is a country code, %2 a sentence about what happened</extracomment>
        <translation>*** %1: %2</translation>
    </message>
    <message>
        <source>%1 site: %2</source>
        <extracomment>%1 is the label of a source, %2 its address</extracomment>
        <translation>Источник %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n concurrent connection(s) will be used.</source>
        <translation>
            <numerusform>Одновременных соединений: %n.</numerusform>
            <numerusform>Одновременных соединений: %n.</numerusform>
            <numerusform>Одновременных соединений: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 OK</source>
        <extracomment>%1 is a country code</extracomment>
        <translation>%1 OK</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <extracomment>%1 is a country code; the file that was there was kept</extracomment>
        <translation>%1 без изменений</translation>
    </message>
    <message>
        <source>%1 not found</source>
        <extracomment>%1 is a country code</extracomment>
        <translation>%1 не найден</translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) downloaded.</source>
        <translation>
            <numerusform>Загружено флагов: %n.</numerusform>
            <numerusform>Загружено флагов: %n.</numerusform>
            <numerusform>Загружено флагов: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged.</source>
        <translation>
            <numerusform>Без изменений: %n.</numerusform>
            <numerusform>Без изменений: %n.</numerusform>
            <numerusform>Без изменений: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found.</source>
        <translation>
            <numerusform>Не найдено: %n.</numerusform>
            <numerusform>Не найдено: %n.</numerusform>
            <numerusform>Не найдено: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s).</source>
        <translation>
            <numerusform>Ошибок: %n.</numerusform>
            <numerusform>Ошибок: %n.</numerusform>
            <numerusform>Ошибок: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled.</source>
        <translation>
            <numerusform>Отменено: %n.</numerusform>
            <numerusform>Отменено: %n.</numerusform>
            <numerusform>Отменено: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Elapsed time: %1s</source>
        <extracomment>%1 is a number of seconds such as 13.36</extracomment>
        <translation>Затраченное время: %1&#xa0;с</translation>
    </message>
    <message>
        <source>Saved in: %1</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>Флаги сохранены в папке: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n failed: %1 (%2)</source>
        <extracomment>%1 is a cause such as “connection refused”, %2 a list of codes</extracomment>
        <translation>
            <numerusform>с ошибкой&#xa0;— %n: %1 (%2)</numerusform>
            <numerusform>с ошибкой&#xa0;— %n: %1 (%2)</numerusform>
            <numerusform>с ошибкой&#xa0;— %n: %1 (%2)</numerusform>
        </translation>
    </message>
    <message>
        <source>The flags are not where they were saved. System message: %1</source>
        <extracomment>%1 is a folder and, in English, where it went</extracomment>
        <translation>Флагов уже нет там, где они были сохранены. Сообщение системы: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) changed: %1</source>
        <extracomment>--existing update: the source had another flag than the one that was there; %1 is a list of codes</extracomment>
        <translation>
            <numerusform>Изменился %n флаг: %1</numerusform>
            <numerusform>Изменились %n флага: %1</numerusform>
            <numerusform>Изменилось %n флагов: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 flags are there; %3.</source>
        <extracomment>%1 of %2 flags are in the folder; %3 is a list such as “not offered by LOCAL: AB, AC”</extracomment>
        <translation>Есть %1 из %2; %3.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>The fastest and the slowest of several runs</extracomment>
        <translation>от %1 до %2</translation>
    </message>
    <message>
        <source>%1/%2  %3%</source>
        <extracomment>%1 of %2 flags are done, %3 is the share in per cent</extracomment>
        <translation>%1/%2  %3%</translation>
    </message>
    <message>
        <source>, about %1 left, %2 flags/s</source>
        <extracomment>%1 is a clock such as 0:04, %2 a number such as 3.2</extracomment>
        <translation>, осталось около %1, %2 флага/с</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>Heading of a table: one at a time, thread pool …</extracomment>
        <translation>Метод</translation>
    </message>
    <message>
        <source>At once</source>
        <extracomment>Heading of a table: requests at once</extracomment>
        <translation>Одновременно</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Heading of a table: how long a run took; the middle one of several runs</extracomment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Spread</source>
        <extracomment>Heading of a table: the fastest and the slowest run</extracomment>
        <translation>Разброс</translation>
    </message>
    <message>
        <source>Flags/s</source>
        <extracomment>Heading of a table</extracomment>
        <translation>Флагов/с</translation>
    </message>
    <message>
        <source>p95</source>
        <extracomment>Heading of a table: 95 % of the requests took no longer</extracomment>
        <translation>p95</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>Heading of a table: how many flags failed</extracomment>
        <translation>С ошибкой</translation>
    </message>
    <message>
        <source>Flags there: %1, each at {cc}/{cc}.gif and {cc}/{cc}.png below the address.</source>
        <extracomment>{cc} stays as it is; %1 is a number</extracomment>
        <translation>Флагов: %1; каждый доступен под этим адресом как {cc}/{cc}.gif и {cc}/{cc}.png.</translation>
    </message>
    <message>
        <source>Ctrl+C ends the server.</source>
        <translation>Ctrl+C завершает работу сервера.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a sentence of ours (“Not saved”), %2 the cause in the system’s own words</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>В соединении отказано</translation>
    </message>
    <message>
        <source>Host name not found</source>
        <translation>Имя узла не найдено</translation>
    </message>
    <message>
        <source>Connection closed</source>
        <translation>Соединение закрыто</translation>
    </message>
    <message>
        <source>Flag cut short</source>
        <translation>Флаг получен не целиком</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Тайм-аут</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Нет защищённого соединения</translation>
    </message>
    <message>
        <source>Answer not understood</source>
        <translation>Неправильный ответ HTTP</translation>
    </message>
    <message>
        <source>Redirect not followed</source>
        <translation>Перенаправление не выполнено</translation>
    </message>
    <message>
        <source>Answer too large</source>
        <translation>Слишком большой ответ</translation>
    </message>
    <message>
        <source>Empty answer</source>
        <translation>Пустой ответ</translation>
    </message>
    <message>
        <source>Removed from the server (410)</source>
        <translation>Удалён с сервера (410)</translation>
    </message>
    <message>
        <source>Refused by the server (%1)</source>
        <extracomment>%1 is an HTTP status such as 418</extracomment>
        <translation>Запрос отклонён сервером (%1)</translation>
    </message>
    <message>
        <source>Server error (%1)</source>
        <extracomment>%1 is an HTTP status such as 503</extracomment>
        <translation>Ошибка сервера (%1)</translation>
    </message>
    <message>
        <source>Not a flag image</source>
        <translation>Получен не флаг</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Нет места на диске</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранён</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Внутренняя ошибка</translation>
    </message>
    <message>
        <source>not secure</source>
        <extracomment>In a narrow cell, at most 12 letters: no secure connection</extracomment>
        <translation>нет защиты</translation>
    </message>
    <message>
        <source>too large</source>
        <extracomment>In a narrow cell, at most 12 letters: the answer is too large</extracomment>
        <translation>слишком велик</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is an HTTP status, %2 the server’s own words for it: “418 I’m a teapot”</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>disk full</source>
        <extracomment>In a narrow cell, at most 12 letters</extracomment>
        <translation>нет места</translation>
    </message>
    <message>
        <source>not saved</source>
        <extracomment>In a narrow cell, at most 12 letters: the file was not saved</extracomment>
        <translation>не сохранён</translation>
    </message>
    <message>
        <source>Host name “%1” not found</source>
        <translation>Имя узла «%1» не найдено</translation>
    </message>
    <message>
        <source>Connection closed before the answer</source>
        <translation>Соединение закрыто до ответа</translation>
    </message>
    <message>
        <source>The answer ended before the flag was whole</source>
        <translation>Ответ оборвался: флаг получен не целиком</translation>
    </message>
    <message>
        <source>No whole answer within the time allowed</source>
        <translation>Полный ответ не получен за отведённое время</translation>
    </message>
    <message>
        <source>Answer larger than any flag</source>
        <translation>Ответ больше любого флага</translation>
    </message>
    <message>
        <source>Answer without content</source>
        <translation>Ответ без содержимого</translation>
    </message>
    <message>
        <source>HTTP %1 – %2</source>
        <extracomment>%1 is an HTTP status, %2 the server’s own words for it: “HTTP 418 – I’m a teapot”</extracomment>
        <translation>HTTP %1&#xa0;— %2</translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation>Не сохранён: нет места на диске</translation>
    </message>
    <message>
        <source>Internal error of Flaghoist</source>
        <translation>Внутренняя ошибка Flaghoist</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Слишком много открытых файлов</translation>
    </message>
    <message>
        <source>refused</source>
        <extracomment>In a narrow cell, at most 12 letters: the connection was refused</extracomment>
        <translation>отказ</translation>
    </message>
    <message>
        <source>no host</source>
        <extracomment>In a narrow cell, at most 12 letters: the host name was not found</extracomment>
        <translation>нет узла</translation>
    </message>
    <message>
        <source>closed</source>
        <extracomment>In a narrow cell, at most 12 letters: the connection was closed</extracomment>
        <translation>обрыв</translation>
    </message>
    <message>
        <source>cut short</source>
        <extracomment>In a narrow cell, at most 12 letters: the flag did not arrive whole</extracomment>
        <translation>не целиком</translation>
    </message>
    <message>
        <source>timeout</source>
        <extracomment>In a narrow cell, at most 12 letters</extracomment>
        <translation>тайм-аут</translation>
    </message>
    <message>
        <source>bad answer</source>
        <extracomment>In a narrow cell, at most 12 letters: the answer is not valid HTTP</extracomment>
        <translation>не HTTP</translation>
    </message>
    <message>
        <source>redirect</source>
        <extracomment>In a narrow cell, at most 12 letters: a redirect was not followed</extracomment>
        <translation>редирект</translation>
    </message>
    <message>
        <source>empty</source>
        <extracomment>In a narrow cell, at most 12 letters: the answer is empty</extracomment>
        <translation>пустой ответ</translation>
    </message>
    <message>
        <source>not a flag</source>
        <extracomment>In a narrow cell, at most 12 letters: what came is not a flag image</extracomment>
        <translation>не флаг</translation>
    </message>
    <message>
        <source>files limit</source>
        <extracomment>In a narrow cell, at most 12 letters: the limit on open files was reached</extracomment>
        <translation>предел файлов</translation>
    </message>
    <message>
        <source>bug</source>
        <extracomment>In a narrow cell, at most 12 letters: a defect of the program</extracomment>
        <translation>дефект</translation>
    </message>
    <message>
        <source>Nothing answers at this address. Check that the server is running and that the host and port of the source are right, then retry.</source>
        <translation>По этому адресу никто не отвечает. Проверьте, что сервер запущен, а узел и порт источника указаны верно, и повторите загрузку.</translation>
    </message>
    <message>
        <source>The host name of the source was not found. Check its spelling and your Internet connection, then retry.</source>
        <translation>Узел источника не найден. Проверьте, правильно ли он написан и есть ли подключение к Интернету, затем повторите.</translation>
    </message>
    <message>
        <source>The server closed the connection before answering. If other countries arrive, only this answer is broken: retry. If all fail, check that the server is running.</source>
        <translation>Сервер закрыл соединение, не ответив. Если другие флаги загружаются, сорвался только этот ответ: повторите загрузку. Если не загружается ни один, проверьте, что сервер запущен.</translation>
    </message>
    <message>
        <source>The connection ended while the flag was sent, so nothing was saved. Retry; if it happens often, allow fewer requests at once.</source>
        <translation>Соединение оборвалось при передаче флага, поэтому ничего не сохранено. Повторите; если это происходит часто, уменьшите число одновременных запросов.</translation>
    </message>
    <message>
        <source>The server did not finish its answer in time. Raise Timeout in Options or allow fewer requests at once, then retry.</source>
        <translation>Сервер не завершил ответ вовремя. Увеличьте тайм-аут в параметрах или уменьшите число одновременных запросов, затем повторите.</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was loaded from it. Check the host name of the source and the clock of this computer.</source>
        <translation>Сервер не смог подтвердить свою подлинность, поэтому с него ничего не загружено. Проверьте имя узла источника и часы этого компьютера.</translation>
    </message>
    <message>
        <source>The answer is not valid HTTP. Check that the URL leads to a web server and that nothing between you and it changes its answers.</source>
        <translation>Получен неправильный ответ HTTP. Проверьте, что URL ведёт к веб-серверу и что ничто по пути не меняет его ответы.</translation>
    </message>
    <message>
        <source>The server redirects in a loop, or to an address that is not safe. Use the final URL as the source.</source>
        <translation>Сервер перенаправляет по кругу или на небезопасный адрес. Укажите источником конечный URL.</translation>
    </message>
    <message>
        <source>The answer is far larger than any flag, so it was not loaded. Check that the URL leads to flag images.</source>
        <translation>Ответ намного больше любого флага, поэтому он не загружен. Проверьте, что URL ведёт к изображениям флагов.</translation>
    </message>
    <message>
        <source>The server reports success but sends nothing. Retry; if it happens again, choose another source.</source>
        <translation>Сервер сообщает об успехе, но ничего не присылает. Повторите; если это произойдёт снова, выберите другой источник.</translation>
    </message>
    <message>
        <source>The server had this flag once and removed it for good. Retrying will not help: choose another source.</source>
        <translation>Раньше этот флаг был на сервере, но его удалили навсегда. Повтор не поможет: выберите другой источник.</translation>
    </message>
    <message>
        <source>The server understood the request and refused it. Retrying rarely helps: check the URL of the source.</source>
        <translation>Сервер понял запрос и отклонил его. Повтор редко помогает: проверьте URL источника.</translation>
    </message>
    <message>
        <source>The server has trouble of its own. Wait a little, then retry; if it happens often, allow fewer requests at once.</source>
        <translation>Неполадки на самом сервере. Немного подождите и повторите загрузку; если это случается часто, уменьшите число одновременных запросов.</translation>
    </message>
    <message>
        <source>The answer is not a complete PNG, GIF or SVG image, so nothing was saved. Open the URL in a browser to see what the server sends instead.</source>
        <translation>Ответ не содержит целого изображения PNG, GIF или SVG, поэтому ничего не сохранено. Откройте URL в браузере, чтобы увидеть, что присылает сервер.</translation>
    </message>
    <message>
        <source>The disk with the flags folder is full; existing files are unchanged. Free some space or choose another folder, then retry.</source>
        <translation>На диске с папкой для флагов нет места; прежние файлы не изменены. Освободите место или выберите другую папку, затем повторите.</translation>
    </message>
    <message>
        <source>The flag arrived but could not be saved. Check that the folder still exists and can be written to, then retry.</source>
        <translation>Флаг получен, но сохранить его не удалось. Проверьте, что папка существует и доступна для записи, и повторите загрузку.</translation>
    </message>
    <message>
        <source>The system lets this program open no further file or connection. Allow fewer requests at once, then retry.</source>
        <translation>Система не даёт программе открыть ещё один файл или соединение. Уменьшите число одновременных запросов и повторите.</translation>
    </message>
    <message>
        <source>This is a bug in Flaghoist, not in the source. Retry, and please report it with the details shown here.</source>
        <translation>Это ошибка в Flaghoist, а не в источнике. Повторите и, пожалуйста, сообщите о ней с показанными здесь подробностями.</translation>
    </message>
    <message>
        <source>The server requires permission for this flag. Retrying will not help: choose another source.</source>
        <translation>Доступ к этому флагу ограничен. Повтор не поможет: выберите другой источник.</translation>
    </message>
    <message>
        <source>The server waited too long for the request. Retry; if it happens often, allow fewer requests at once.</source>
        <translation>Сервер не дождался запроса. Повторите загрузку; если это случается часто, уменьшите число одновременных запросов.</translation>
    </message>
    <message>
        <source>The server refuses on purpose, to show what a refusal looks like. With a practice source each attempt has its own outcome: retry.</source>
        <translation>Сервер отказывает намеренно, чтобы показать, как выглядит отказ. У учебного источника у каждой попытки свой исход: повторите.</translation>
    </message>
    <message>
        <source>The server asks for fewer requests. Allow fewer at once, wait a little, then retry.</source>
        <translation>Сервер просит присылать меньше запросов. Уменьшите число одновременных запросов, немного подождите и повторите загрузку.</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>Why a flag that was saved is not there: its file is gone</extracomment>
        <translation>файла нет</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>Why a flag that was saved is not there: its file holds something else</extracomment>
        <translation>файл изменён</translation>
    </message>
    <message>
        <source>The picture is cut short</source>
        <extracomment>Heading of a group of errors: the server sent all that it announced, and the picture is not whole</extracomment>
        <translation>Изображение обрывается</translation>
    </message>
    <message>
        <source>Damaged %1 image</source>
        <extracomment>Heading of a group of errors: %1 is a format such as PNG</extracomment>
        <translation>Изображение %1 повреждено</translation>
    </message>
    <message>
        <source>Not a flag image but %1</source>
        <extracomment>Heading of a group of errors: %1 is what came instead, such as HTML</extracomment>
        <translation>Получен не флаг, а %1</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>One at a time, then all at once</source>
        <translation>По одному, потом все сразу</translation>
    </message>
    <message>
        <source>Press Start and read why it took so long. Then choose “Thread pool, as completed” with 20 at once and start again.</source>
        <translation>Нажмите «Загрузить» и&#xa0;прочитайте, почему так долго. Затем выберите «Пул потоков, в&#xa0;порядке готовности», одновременно&#xa0;20, и&#xa0;запустите снова.</translation>
    </message>
    <message>
        <source>Twenty at once is not twenty times as fast: no run is shorter than its slowest answer.</source>
        <translation>Двадцать одновременно&#xa0;— не&#xa0;в&#xa0;двадцать раз быстрее: запуск не&#xa0;короче самого медленного ответа.</translation>
    </message>
    <message>
        <source>In order: one slow flag holds up the rest</source>
        <translation>В&#xa0;порядке кодов: медленный флаг задерживает остальные</translation>
    </message>
    <message>
        <source>BD answers after ten seconds. Watch the flags after it: complete, but waiting their turn. Then choose “Thread pool, as completed” and start again.</source>
        <translation>BD отвечает через десять секунд. Посмотрите на&#xa0;флаги после него: готовы, но&#xa0;ждут своей очереди. Затем выберите «Пул потоков, в&#xa0;порядке готовности» и&#xa0;запустите снова.</translation>
    </message>
    <message>
        <source>The run is no slower in order: nothing is downloaded later, it is only shown later.</source>
        <translation>В&#xa0;порядке кодов запуск не&#xa0;медленнее: ничто не&#xa0;загружается позже, только показывается позже.</translation>
    </message>
    <message>
        <source>A small pool looks sorted</source>
        <translation>Малый пул кажется сортирующим</translation>
    </message>
    <message>
        <source>Five at once for 249 codes: although each flag appears as it completes, the flags appear almost from A to Z. Raise the number at once to 200 and start again.</source>
        <translation>Пять одновременно на&#xa0;249&#xa0;кодов: хотя каждый флаг появляется, когда готов, флаги появляются почти от&#xa0;A до&#xa0;Z. Поднимите число до&#xa0;200 и&#xa0;запустите снова.</translation>
    </message>
    <message>
        <source>The pool sorts nothing: requests start in the order of the codes, and five at once cannot overtake far.</source>
        <translation>Пул ничего не&#xa0;сортирует: запросы начинаются в&#xa0;порядке кодов, а&#xa0;пятеро не&#xa0;могут далеко обогнать друг друга.</translation>
    </message>
    <message>
        <source>More workers than flags</source>
        <translation>Потоков больше, чем флагов</translation>
    </message>
    <message>
        <source>200 at once are asked for, but there are only 20 codes. The line under the plan says how many are used.</source>
        <translation>Запрошено 200 одновременно, но&#xa0;кодов только&#xa0;20. Строка под планом говорит, сколько используется.</translation>
    </message>
    <message>
        <source>More workers than flags do not help: those without a flag have nothing to do.</source>
        <translation>Потоков больше, чем флагов,&#xa0;— не&#xa0;быстрее: лишним нечего делать.</translation>
    </message>
    <message>
        <source>503: with and without retries</source>
        <translation>503: с&#xa0;повторами и&#xa0;без</translation>
    </message>
    <message>
        <source>A third of the requests fail with 503. Start, then set Retries to 0 and start again.</source>
        <translation>Треть запросов получает 503. Запустите, затем поставьте 0&#xa0;повторов и&#xa0;запустите снова.</translation>
    </message>
    <message>
        <source>Without retries the run is shorter, but flags are missing; with retries it is the server that sets the pace.</source>
        <translation>Без повторов запуск короче, но&#xa0;флагов не&#xa0;хватает; с&#xa0;повторами темп задаёт сервер.</translation>
    </message>
    <message>
        <source>A server that answers 20 at a time</source>
        <translation>Сервер, который отвечает на 20 запросов одновременно</translation>
    </message>
    <message>
        <source>60 at once ask a server with capacity 20. Start, then lower the number at once to 20 and start again.</source>
        <translation>60&#xa0;запросов одновременно, а&#xa0;сервер отвечает на&#xa0;20. Запустите, затем опустите число до&#xa0;20 и&#xa0;запустите снова.</translation>
    </message>
    <message>
        <source>The answers seem slower with 60 at once: they are as fast as before, but queue at the server first.</source>
        <translation>При 60 одновременно ответы кажутся медленнее: они так&#xa0;же быстры, но&#xa0;сначала ждут в&#xa0;очереди сервера.</translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message>
        <source>the wait for a slot</source>
        <extracomment>Part of the time of a run: paused, or the number at once was being raised</extracomment>
        <translation>ожидание слота</translation>
    </message>
    <message>
        <source>the wait that the server asked for</source>
        <extracomment>Part of the time of a run: the server had limited the rate of requests</extracomment>
        <translation>ожидание по требованию сервера</translation>
    </message>
    <message>
        <source>the wait before a retry</source>
        <extracomment>Part of the time of a run</extracomment>
        <translation>ожидание повтора</translation>
    </message>
    <message>
        <source>Flaghoist itself</source>
        <extracomment>Part of the time of a run: what the program itself needed between requests</extracomment>
        <translation>сам Flaghoist</translation>
    </message>
    <message>
        <source>not explained</source>
        <extracomment>Part of the time of a run that the record does not account for</extracomment>
        <translation>не объяснено</translation>
    </message>
    <message>
        <source>%1; most of it is not explained by the record.</source>
        <extracomment>Why a run took so long; %1 is a duration such as 5.0 s</extracomment>
        <translation>%1; записи о&#xa0;запуске не&#xa0;объясняют большую часть этого времени.</translation>
    </message>
    <message>
        <source>%1, of which %2 passed waiting to retry %3.</source>
        <extracomment>Why a run took so long; %1 and %2 are durations such as 5.0 s, %3 is a country code</extracomment>
        <translation>%1, из&#xa0;них %2 ушло на&#xa0;ожидание повтора %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1, of which %2 passed in the server’s queue: it answers %n at a time.</source>
        <extracomment>Why a run took so long; %1 and %2 are durations such as 5.0 s; %n is the server’s capacity</extracomment>
        <translation>
            <numerusform>%1, из&#xa0;них %2&#xa0;— в&#xa0;очереди сервера: одновременно он отвечает на&#xa0;%n&#xa0;запрос.</numerusform>
            <numerusform>%1, из&#xa0;них %2&#xa0;— в&#xa0;очереди сервера: одновременно он отвечает на&#xa0;%n&#xa0;запроса.</numerusform>
            <numerusform>%1, из&#xa0;них %2&#xa0;— в&#xa0;очереди сервера: одновременно он отвечает на&#xa0;%n&#xa0;запросов.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, of which %2 passed in the server’s queue.</source>
        <extracomment>Why a run took so long; %1 and %2 are durations such as 5.0 s</extracomment>
        <translation>%1, из&#xa0;них %2&#xa0;— в&#xa0;очереди сервера.</translation>
    </message>
    <message>
        <source>%1, because %2 alone took %3.</source>
        <extracomment>Why a run took so long; %1 and %3 are durations such as 5.0 s, %2 is a country code</extracomment>
        <translation>%1: один только %2 занял %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1, because %n request(s) ran one after the other.</source>
        <extracomment>Why a run took so long; %1 is a duration such as 5.0 s</extracomment>
        <translation>
            <numerusform>%1: %n&#xa0;запрос выполнялся отдельно.</numerusform>
            <numerusform>%1: %n&#xa0;запроса выполнялись один за&#xa0;другим.</numerusform>
            <numerusform>%1: %n&#xa0;запросов выполнялись один за&#xa0;другим.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, because with %2 at once %n request(s) had to follow one another.</source>
        <extracomment>Why a run took so long; %1 is a duration such as 5.0 s, %2 how many requests run at once, and %n of them followed each other in the same slot</extracomment>
        <translation>
            <numerusform>%1: одновременно %2, поэтому %n&#xa0;запрос ждал своей очереди.</numerusform>
            <numerusform>%1: одновременно %2, поэтому %n&#xa0;запроса шли один за&#xa0;другим.</numerusform>
            <numerusform>%1: одновременно %2, поэтому %n&#xa0;запросов шли один за&#xa0;другим.</numerusform>
        </translation>
    </message>
    <message>
        <source>With a thread pool, %1 at once: about %2.</source>
        <extracomment>What would change a run: %1 is a number of requests, %2 a duration such as 2.1 s</extracomment>
        <translation>Пул потоков, одновременно %1: около %2.</translation>
    </message>
    <message>
        <source>With %1 at once: about %2.</source>
        <extracomment>What would change a run: %1 is a number of requests, %2 a duration such as 2.1 s</extracomment>
        <translation>Одновременно %1: около %2.</translation>
    </message>
    <message>
        <source>More at once does not help.</source>
        <translation>Больше одновременно&#xa0;— не&#xa0;быстрее.</translation>
    </message>
    <message>
        <source>Without %1: about %2.</source>
        <extracomment>What would change a run: %1 is a country code, %2 a duration such as 2.1 s</extracomment>
        <translation>Без %1: около %2.</translation>
    </message>
    <message>
        <source>Without retries: about %1, and fewer flags.</source>
        <extracomment>What would change a run: %1 is a duration such as 2.1 s</extracomment>
        <translation>Без повторов: около %1, но&#xa0;флагов меньше.</translation>
    </message>
    <message>
        <source>%1 at once would be as fast.</source>
        <extracomment>What would change a run: %1 is a number of requests</extracomment>
        <translation>Одновременно %1&#xa0;— так&#xa0;же быстро.</translation>
    </message>
    <message>
        <source>In order, %1 held complete flags back for up to %2; as completed, they appear at once.</source>
        <extracomment>What in-order delivery did: %1 is a country code, %2 a duration such as 2.1 s</extracomment>
        <translation>В&#xa0;порядке кодов %1 задержал готовые флаги на&#xa0;время до&#xa0;%2; в&#xa0;порядке готовности они видны сразу.</translation>
    </message>
    <message>
        <source>%1% · %2 · %3</source>
        <extracomment>Part of the time of a run: percentage, duration, what it went to</extracomment>
        <translation>%1&#xa0;% · %2 · %3</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>остальное</translation>
    </message>
    <message numerus="yes">
        <source>About %1 for these %n flag(s)</source>
        <extracomment>Before a run from a practice source; %1 is a duration such as 5.0 s</extracomment>
        <translation>
            <numerusform>Около %1 на %n флаг</numerusform>
            <numerusform>Около %1 на %n флага</numerusform>
            <numerusform>Около %1 на %n флагов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 times as fast</source>
        <extracomment>%1 is a decimal number such as 5.6</extracomment>
        <translation>быстрее в %1 раза</translation>
    </message>
    <message>
        <source>%1 times as slow</source>
        <extracomment>%1 is a decimal number such as 5.6</extracomment>
        <translation>медленнее в %1 раза</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <extracomment>One run compared with another: labels of sources
----------
One run compared with another: two times</extracomment>
        <translation>%1 вместо %2</translation>
    </message>
    <message>
        <source>other settings of the practice server</source>
        <translation>другие параметры учебного сервера</translation>
    </message>
    <message>
        <source>“%1” instead of “%2”</source>
        <extracomment>One run compared with another: names of methods</extracomment>
        <translation>«%1» вместо «%2»</translation>
    </message>
    <message>
        <source>%1 at once instead of %2</source>
        <extracomment>One run compared with another: requests at once</extracomment>
        <translation>одновременно %1 вместо %2</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) instead of %1</source>
        <extracomment>One run compared with another: %n and %1 are numbers of codes</extracomment>
        <translation>
            <numerusform>%n код вместо %1</numerusform>
            <numerusform>%n кода вместо %1</numerusform>
            <numerusform>%n кодов вместо %1</numerusform>
        </translation>
    </message>
    <message>
        <source>other retries or another timeout</source>
        <translation>другие повторы или тайм-аут</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>те же параметры</translation>
    </message>
    <message>
        <source>%1 failed instead of %2</source>
        <extracomment>One run compared with another: numbers of flags</extracomment>
        <translation>с ошибкой %1 вместо %2</translation>
    </message>
    <message>
        <source>%1: the more at once, the faster.</source>
        <extracomment>%1 is the name of a method</extracomment>
        <translation>%1: чем больше одновременно, тем быстрее.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n at once is enough; more saves less than a tenth of the time.</source>
        <extracomment>%1 is the name of a method, %n a number of requests at once</extracomment>
        <translation>
            <numerusform>%1: достаточно %n одновременного запроса; больше экономит меньше десятой части времени.</numerusform>
            <numerusform>%1: достаточно %n одновременных запросов; больше экономит меньше десятой части времени.</numerusform>
            <numerusform>%1: достаточно %n одновременных запросов; больше экономит меньше десятой части времени.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, of which %2 passed because the server asked to wait.</source>
        <extracomment>Why a run took so long; %1 and %2 are durations such as 5.0 s</extracomment>
        <translation>%1, из&#xa0;них %2 ушло на&#xa0;ожидание, о&#xa0;котором просил сервер.</translation>
    </message>
</context>
<context>
    <name>FlagText</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A flag: %1 is the code, %2 the country</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>retry in %1 s</source>
        <extracomment>The next attempt begins in %1 seconds</extracomment>
        <translation>повтор: %1&#xa0;с</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>For a screen reader: %1 is the code and the country, %2 the state</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>For a screen reader: %1 is the code and the country, %2 the state, %3 time, cause or countdown</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>This method shows it when all codes before it have ended.</source>
        <translation>Этот метод показывает результат, когда обработаны все предыдущие коды.</translation>
    </message>
    <message>
        <source>done, waits</source>
        <extracomment>State of a flag in a narrow place: its request has ended, it is shown when all flags before it are</extracomment>
        <translation>готов, ждёт</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>State of a flag in a narrow place: the source has another flag by now than was saved</extracomment>
        <translation>файл изменён</translation>
    </message>
</context>
<context>
    <name>Flaghoist::Actions</name>
    <message>
        <source>Custom &amp;URL…</source>
        <translation>&amp;Свой URL…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Вы&amp;ход</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <extracomment>Begins the run</extracomment>
        <translation>&amp;Загрузить</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <extracomment>Ends the run early</extracomment>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Errors</source>
        <translation>&amp;Ошибки</translation>
    </message>
    <message>
        <source>&amp;About Flaghoist</source>
        <translation>&amp;О программе Flaghoist</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>О &amp;библиотеке Qt</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Загрузка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Ви&amp;д</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <extracomment>Submenu of the filters All, Downloaded, Failed …</extracomment>
        <translation>&amp;Показать</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <extracomment>Submenu of the methods: One at a time, Thread pool …</extracomment>
        <translation>&amp;Метод</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Открыть папку</translation>
    </message>
    <message>
        <source>&amp;Choose folder…</source>
        <translation>&amp;Выбрать папку…</translation>
    </message>
    <message>
        <source>Use the &amp;default folder</source>
        <translation>Папка по &amp;умолчанию</translation>
    </message>
    <message>
        <source>Choose the &amp;top 20</source>
        <extracomment>Chooses the twenty countries with the most people</extracomment>
        <translation>Выбрать &amp;первые 20</translation>
    </message>
    <message>
        <source>Codes by first &amp;letter…</source>
        <translation>Коды по первой &amp;букве…</translation>
    </message>
    <message>
        <source>T&amp;ype or paste codes…</source>
        <translation>Ввести или вставить &amp;коды…</translation>
    </message>
    <message>
        <source>&amp;Keep first N…</source>
        <extracomment>N stands for a number that is asked for</extracomment>
        <translation>&amp;Оставить первые N…</translation>
    </message>
    <message>
        <source>&amp;Invert choice</source>
        <extracomment>Chooses the countries that are not chosen, and only these</extracomment>
        <translation>&amp;Обратить выбор</translation>
    </message>
    <message>
        <source>Choose &amp;none</source>
        <extracomment>Of the countries</extracomment>
        <translation>Снять вы&amp;бор</translation>
    </message>
    <message>
        <source>&amp;Undo choice</source>
        <extracomment>Of the countries</extracomment>
        <translation>Отменить &amp;выбор</translation>
    </message>
    <message>
        <source>Re&amp;do choice</source>
        <extracomment>Of the countries</extracomment>
        <translation>Вернуть в&amp;ыбор</translation>
    </message>
    <message>
        <source>&amp;Find a country</source>
        <translation>&amp;Найти страну</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>&amp;Повторить флаги с ошибкой</translation>
    </message>
    <message>
        <source>&amp;Download the others</source>
        <extracomment>Downloads the flags that were cancelled</extracomment>
        <translation>&amp;Загрузить остальные</translation>
    </message>
    <message>
        <source>O&amp;ptions…</source>
        <extracomment>Opens the options of a run</extracomment>
        <translation>Па&amp;раметры…</translation>
    </message>
    <message>
        <source>&amp;Practice server</source>
        <translation>&amp;Учебный сервер</translation>
    </message>
    <message>
        <source>&amp;Countries</source>
        <extracomment>Shows or folds the list of countries</extracomment>
        <translation>&amp;Страны</translation>
    </message>
    <message>
        <source>Fold countries &amp;during a run</source>
        <extracomment>The list of countries makes room while flags are downloaded</extracomment>
        <translation>Сворачивать страны во &amp;время загрузки</translation>
    </message>
    <message>
        <source>&amp;Larger flags</source>
        <translation>Флаги к&amp;рупнее</translation>
    </message>
    <message>
        <source>&amp;Smaller flags</source>
        <translation>Флаги &amp;мельче</translation>
    </message>
    <message>
        <source>Cou&amp;ntries</source>
        <extracomment>Menu</extracomment>
        <translation>&amp;Страны</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <extracomment>Button and menu entry that hold new requests, with the mnemonic</extracomment>
        <translation>Па&amp;уза</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <extracomment>Button and menu entry that go on after a pause, with the mnemonic</extracomment>
        <translation>Продол&amp;жить</translation>
    </message>
    <message>
        <source>Choose &amp;all countries</source>
        <translation>Выбрать &amp;все страны</translation>
    </message>
    <message>
        <source>Choose &amp;every code AA–ZZ</source>
        <translation>Выбрать все коды &amp;AA–ZZ</translation>
    </message>
    <message>
        <source>Choose a &amp;region</source>
        <extracomment>Submenu of Africa, Americas …</extracomment>
        <translation>Выбрать &amp;регион</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <extracomment>Submenu: System, Light, Dark</extracomment>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <extracomment>Theme: light or dark as the desktop has it</extracomment>
        <translation>&amp;Системная</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <extracomment>Theme</extracomment>
        <translation>С&amp;ветлая</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <extracomment>Theme</extracomment>
        <translation>&amp;Тёмная</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <extracomment>Language: the system’s</extracomment>
        <translation>&amp;Язык системы</translation>
    </message>
    <message>
        <source>&amp;Export the run…</source>
        <extracomment>Saves what is known of the run shown to a file</extracomment>
        <translation>&amp;Экспорт запуска…</translation>
    </message>
    <message>
        <source>&amp;Make a pack…</source>
        <extracomment>Makes PNGs and a sprite from the flags that were saved</extracomment>
        <translation>Подготовить &amp;набор…</translation>
    </message>
    <message>
        <source>Chan&amp;ge source</source>
        <translation>Сменить &amp;источник</translation>
    </message>
    <message>
        <source>Another sourc&amp;e for the missing</source>
        <extracomment>Chooses the flags that this source does not offer or that failed, and opens the list of sources</extracomment>
        <translation>Другой источник для н&amp;едостающих</translation>
    </message>
    <message>
        <source>&amp;Mosaic</source>
        <extracomment>How flags are shown: pictures and codes alone</extracomment>
        <translation>&amp;Мозаика</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <extracomment>How flags are shown: cards with name and state</extracomment>
        <translation>С&amp;етка</translation>
    </message>
    <message>
        <source>L&amp;ist</source>
        <extracomment>How flags are shown: one line per code</extracomment>
        <translation>Сп&amp;исок</translation>
    </message>
    <message>
        <source>Timeli&amp;ne</source>
        <translation>&amp;Временная шкала</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <extracomment>Shows or folds the list of kept runs</extracomment>
        <translation>&amp;Запуски</translation>
    </message>
    <message>
        <source>N&amp;ormal size</source>
        <translation>О&amp;бычный размер</translation>
    </message>
    <message>
        <source>&amp;Help and shortcuts</source>
        <translation>&amp;Справка и клавиши</translation>
    </message>
    <message>
        <source>&amp;What to try</source>
        <extracomment>Menu of experiments, each ready to start</extracomment>
        <translation>&amp;Что попробовать</translation>
    </message>
    <message>
        <source>Langu&amp;age</source>
        <extracomment>Submenu: System, English, Русский</extracomment>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>O&amp;pen…</source>
        <translation>О&amp;ткрыть…</translation>
    </message>
</context>
<context>
    <name>Flaghoist::AttemptModel</name>
    <message>
        <source>Code</source>
        <extracomment>Column of the table of requests: the country code</extracomment>
        <translation>Код</translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>Column of the table of requests</extracomment>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Attempt</source>
        <extracomment>Column of the table of requests: 1 for the first attempt at a flag</extracomment>
        <translation>Попытка</translation>
    </message>
    <message>
        <source>Slot</source>
        <extracomment>Column of the table of requests: the place of one request at a time</extracomment>
        <translation>Слот</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>Column of the table of requests: when it began</extracomment>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Duration</source>
        <extracomment>Column of the table of requests: how long it took</extracomment>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>Column of the table of requests: how it ended</extracomment>
        <translation>Результат</translation>
    </message>
</context>
<context>
    <name>Flaghoist::ChipBar</name>
    <message>
        <source>Which flags are shown</source>
        <translation>Какие флаги показаны</translation>
    </message>
</context>
<context>
    <name>Flaghoist::CodesDialog</name>
    <message>
        <source>&amp;Codes, letters or names of countries:</source>
        <translation>&amp;Коды, буквы или названия стран:</translation>
    </message>
    <message>
        <source>Codes, letters or names of countries</source>
        <translation>Коды, буквы или названия стран</translation>
    </message>
    <message>
        <source>Names in any language, with commas, spaces, semicolons or line breaks between them. One letter stands for its 26 codes: B for BA to BZ.</source>
        <translation>Названия&#xa0;— на любом языке; разделители&#xa0;— запятые, пробелы, точки с запятой или переводы строки. Одна буква означает 26 кодов: B&#xa0;— от BA до BZ.</translation>
    </message>
    <message>
        <source>&amp;Add to the choice</source>
        <translation>&amp;Добавить к выбору</translation>
    </message>
    <message>
        <source>&amp;Replace the choice</source>
        <translation>&amp;Заменить выбор</translation>
    </message>
    <message>
        <source>No codes understood yet.</source>
        <translation>Пока не распознано ни одного кода.</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between codes in a list</extracomment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) understood: %1 …</source>
        <extracomment>%1 is a list of the first of them</extracomment>
        <translation>
            <numerusform>Распознан %n код: %1 …</numerusform>
            <numerusform>Распознано %n кода: %1 …</numerusform>
            <numerusform>Распознано %n кодов: %1 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) understood: %1</source>
        <extracomment>%1 is the list of them</extracomment>
        <translation>
            <numerusform>Распознан %n код: %1</numerusform>
            <numerusform>Распознано %n кода: %1</numerusform>
            <numerusform>Распознано %n кодов: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>A word that was not understood</extracomment>
        <translation>«%1»</translation>
    </message>
    <message numerus="yes">
        <source>Not understood: %1 and %n more</source>
        <extracomment>%1 is a list of words</extracomment>
        <translation>
            <numerusform>Не распознано: %1 и ещё %n</numerusform>
            <numerusform>Не распознано: %1 и ещё %n</numerusform>
            <numerusform>Не распознано: %1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <extracomment>%1 is a list of words</extracomment>
        <translation>Не распознано: %1</translation>
    </message>
    <message>
        <source>Type or paste codes</source>
        <translation>Ввести или вставить коды</translation>
    </message>
    <message>
        <source>Loading country names…</source>
        <translation>Загрузка названий стран…</translation>
    </message>
</context>
<context>
    <name>Flaghoist::ConcurrencyControl</name>
    <message>
        <source>Requests at once</source>
        <translation>Одновременных запросов</translation>
    </message>
    <message>
        <source>Requests at once, slider</source>
        <translation>Число одновременных запросов, ползунок</translation>
    </message>
</context>
<context>
    <name>Flaghoist::Console</name>
    <message>
        <source>Use -v to see each error, or --report FILE to keep them.</source>
        <translation>Параметр -v показывает каждую ошибку, --report ФАЙЛ сохраняет их.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::CountryList</name>
    <message>
        <source>Countries</source>
        <translation>Страны</translation>
    </message>
    <message>
        <source>Space checks or unchecks a country or a whole region.</source>
        <translation>Пробел ставит или снимает отметку у страны или целого региона.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::CountryModel</name>
    <message>
        <source>%1, %2 of %3 chosen</source>
        <extracomment>For a screen reader: %1 is a region, %2 how many of its %3 countries are chosen</extracomment>
        <translation>%1, выбрано %2 из %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How many of a region’s countries are chosen: “3 of 58”</extracomment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>For a screen reader: %1 is the code, %2 the country</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Flaghoist::CountryRail</name>
    <message>
        <source>Only chosen</source>
        <translation>Только выбранные</translation>
    </message>
    <message>
        <source>Search name or code</source>
        <translation>Поиск по названию или коду</translation>
    </message>
    <message>
        <source>Search countries</source>
        <translation>Поиск стран</translation>
    </message>
    <message>
        <source>Arrow down goes to the first country found.</source>
        <translation>Стрелка вниз переводит к первой найденной стране.</translation>
    </message>
    <message>
        <source>Shows only the countries that are chosen now.</source>
        <translation>Показывает только страны, выбранные сейчас.</translation>
    </message>
    <message>
        <source>Fold the countries (F9)</source>
        <translation>Свернуть страны (F9)</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 chosen</source>
        <extracomment>Below the list of countries: %n are chosen of %L1</extracomment>
        <translation>
            <numerusform>Выбрано: %n из %L1</numerusform>
            <numerusform>Выбрано: %n из %L1</numerusform>
            <numerusform>Выбрано: %n из %L1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %L2</source>
        <extracomment>The folded list of countries: %1 is a choice such as “Europe”, %L2 how many are chosen</extracomment>
        <translation>%1 · %L2</translation>
    </message>
    <message>
        <source>Countries, folded: %1</source>
        <extracomment>For a screen reader: the list of countries is folded; %1 is what is chosen</extracomment>
        <translation>Страны, список свёрнут: %1</translation>
    </message>
    <message>
        <source>Unfold the countries (F9)</source>
        <translation>Развернуть страны (F9)</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Свернуть все</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Развернуть все</translation>
    </message>
    <message>
        <source>No country has this name or code.</source>
        <translation>Нет страны с таким названием или кодом.</translation>
    </message>
    <message numerus="yes">
        <source>Choose these %n code(s)</source>
        <translation>
            <numerusform>Выбрать %n код</numerusform>
            <numerusform>Выбрать %n кода</numerusform>
            <numerusform>Выбрать %n кодов</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>Выбрать: %1</translation>
    </message>
    <message>
        <source>Choose %1 %2</source>
        <extracomment>%1 is the code, %2 the country: “Choose XK Kosovo”</extracomment>
        <translation>Выбрать: %1 %2</translation>
    </message>
    <message>
        <source>Not in the list, but known:</source>
        <extracomment>Below the search; a button to choose it follows</extracomment>
        <translation>В списке нет, но программа знает:</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Keep first</source>
        <translation>Оставить первые</translation>
    </message>
    <message numerus="yes">
        <source>How many of the %n chosen code(s) to keep:</source>
        <extracomment>Above a number: %n codes are chosen</extracomment>
        <translation>
            <numerusform>Сколько кодов оставить из выбранных %n:</numerusform>
            <numerusform>Сколько кодов оставить из выбранных %n:</numerusform>
            <numerusform>Сколько кодов оставить из выбранных %n:</numerusform>
        </translation>
    </message>
    <message>
        <source>Keeps all of them.</source>
        <translation>Останутся все.</translation>
    </message>
    <message numerus="yes">
        <source>Keeps %1 to %2; removes %n other(s) from the choice.</source>
        <extracomment>%1 and %2 are the first and the last code that stay; %n leave</extracomment>
        <translation>
            <numerusform>Останутся коды с %1 по %2; из выбора уйдёт %n код.</numerusform>
            <numerusform>Останутся коды с %1 по %2; из выбора уйдут %n кода.</numerusform>
            <numerusform>Останутся коды с %1 по %2; из выбора уйдут %n кодов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n code(s)</source>
        <extracomment>Button that keeps so many of the chosen codes</extracomment>
        <translation>
            <numerusform>Оставить %n код</numerusform>
            <numerusform>Оставить %n кода</numerusform>
            <numerusform>Оставить %n кодов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::CustomUrlDialog</name>
    <message>
        <source>Custom URL</source>
        <translation>Свой URL</translation>
    </message>
    <message>
        <source>{cc} is the code in lower case, {CC} in upper case.</source>
        <translation>{cc}&#xa0;— код строчными буквами, {CC}&#xa0;— прописными.</translation>
    </message>
    <message>
        <source>Will fetch %1</source>
        <extracomment>%1 is the address of one flag</extracomment>
        <translation>Будет запрошен адрес %1</translation>
    </message>
    <message>
        <source>&amp;URL of a flag, with {cc} where the country code goes:</source>
        <translation>&amp;URL флага, с {cc} на месте кода страны:</translation>
    </message>
    <message>
        <source>URL with a place for the code</source>
        <translation>URL с местом для кода</translation>
    </message>
    <message>
        <source>&amp;Use this URL</source>
        <translation>&amp;Взять этот URL</translation>
    </message>
    <message>
        <source>Only http and https URLs are fetched.</source>
        <translation>Загружаются только URL с http и https.</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>Про&amp;верить</translation>
    </message>
    <message>
        <source>the usual</source>
        <extracomment>Instead of a number of requests at once</extracomment>
        <translation>как обычно</translation>
    </message>
    <message>
        <source>Sent to this server alone; never shown in reports, lists or logs.</source>
        <translation>Отправляются только этому серверу; не попадают в отчёты, списки и журналы.</translation>
    </message>
    <message>
        <source>Downloads one flag and shows it.</source>
        <translation>Загружает один флаг и показывает его.</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>На&amp;звание:</translation>
    </message>
    <message>
        <source>&amp;At once, at most:</source>
        <translation>&amp;Одновременно не больше:</translation>
    </message>
    <message>
        <source>&amp;Licence:</source>
        <translation>&amp;Лицензия:</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <extracomment>Fields of a request, such as Referer</extracomment>
        <translation>&amp;Заголовки:</translation>
    </message>
    <message>
        <source>Each line of the headers needs a name and a value, such as “Referer: https://…”; some names are set by Flaghoist itself.</source>
        <extracomment>“Referer: https://…” stays as it is</extracomment>
        <translation>В каждой строке заголовков нужны имя и значение, например «Referer: https://…»; некоторые имена Flaghoist задаёт сам.</translation>
    </message>
    <message>
        <source>Asking for %1…</source>
        <extracomment>%1 is a country code</extracomment>
        <translation>Запрос %1…</translation>
    </message>
    <message>
        <source>%1 arrived: %2, %3 × %4 pixels.</source>
        <extracomment>%1 is a country code, %2 a format such as PNG, %3 × %4 a size in pixels</extracomment>
        <translation>%1 получен: %2, %3 × %4 пикселей.</translation>
    </message>
    <message>
        <source>The server has no flag for %1 (404). Check the URL.</source>
        <extracomment>%1 is a country code</extracomment>
        <translation>На сервере нет флага %1 (404). Проверьте URL.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::DetailsPane</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary</source>
        <extracomment>Tab of the details of a flag: what happened and what can be done</extracomment>
        <translation>Сводка</translation>
    </message>
    <message>
        <source>Attempts</source>
        <extracomment>Tab of the details of a flag: one line for each attempt</extracomment>
        <translation>Попытки</translation>
    </message>
    <message>
        <source>Picture</source>
        <extracomment>Tab of the details of a flag: its picture and where it is saved</extracomment>
        <translation>Изображение</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Select a flag to see each of its attempts and what can be done.</source>
        <translation>Выделите флаг, чтобы увидеть каждую его попытку и что можно сделать.</translation>
    </message>
    <message>
        <source>No attempt has ended yet.</source>
        <translation>Ни одна попытка ещё не закончилась.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s), %1</source>
        <extracomment>%n attempts were made, %1 is the time that they took together</extracomment>
        <translation>
            <numerusform>%n попытка, %1</numerusform>
            <numerusform>%n попытки, %1</numerusform>
            <numerusform>%n попыток, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>System message: %1</source>
        <extracomment>%1 is what a library or the system said, untranslated</extracomment>
        <translation>Сообщение системы: %1</translation>
    </message>
    <message>
        <source>No file was saved.</source>
        <translation>Файл не сохранён.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3, %4</source>
        <extracomment>%1 × %2 are pixels, %3 is a format such as PNG, %4 is a size such as 3.4 kB</extracomment>
        <translation>%1 × %2 пикс., %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>Attempt %1: %2 – %3, %4, sent %n times</source>
        <translation>
            <numerusform>Попытка %1: %2 – %3, %4, запрос отправлен %n раз</numerusform>
            <numerusform>Попытка %1: %2 – %3, %4, запрос отправлен %n раза</numerusform>
            <numerusform>Попытка %1: %2 – %3, %4, запрос отправлен %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>Attempt %1: %2 – %3, %4</source>
        <translation>Попытка %1: %2 – %3, %4</translation>
    </message>
    <message>
        <source>Headers</source>
        <extracomment>Tab of the details of a flag: the header fields of the answer</extracomment>
        <translation>Заголовки</translation>
    </message>
    <message>
        <source>slot %1</source>
        <extracomment>%1 is the number of a slot, the place of one request at a time</extracomment>
        <translation>слот %1</translation>
    </message>
    <message>
        <source>The answer to attempt %1:</source>
        <extracomment>Above header fields: %1 is the number of an attempt</extracomment>
        <translation>Ответ на попытку %1:</translation>
    </message>
    <message>
        <source>No answer has come.</source>
        <translation>Ответа нет.</translation>
    </message>
    <message>
        <source>The flag on the left was there before.</source>
        <translation>Слева&#xa0;— флаг, который был раньше.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::ErrorModel</name>
    <message>
        <source>Code</source>
        <extracomment>Column: the country code</extracomment>
        <translation>Код</translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>Column</extracomment>
        <translation>Страна</translation>
    </message>
    <message>
        <source>What happened</source>
        <extracomment>Column: the error</extracomment>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>Attempts</source>
        <extracomment>Column: how many attempts were made</extracomment>
        <translation>Попытки</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column: how long the attempts took together</extracomment>
        <translation>Время</translation>
    </message>
    <message>
        <source>URL</source>
        <extracomment>Column</extracomment>
        <translation>URL</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Heading of a group of errors: %1 is the cause, %2 how many flags failed of it</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n flag(s)</source>
        <extracomment>For a screen reader, heading of a group of errors: %1 is the cause</extracomment>
        <translation>
            <numerusform>%1, %n флаг</numerusform>
            <numerusform>%1, %n флага</numerusform>
            <numerusform>%1, %n флагов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::ErrorPanel</name>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>One line per code that failed, grouped by cause.</source>
        <translation>По строке на код с ошибкой, группы&#xa0;— по причинам.</translation>
    </message>
    <message>
        <source>Retry this &amp;group</source>
        <translation>Повторить эту &amp;группу</translation>
    </message>
    <message>
        <source>&amp;Copy lines</source>
        <translation>&amp;Копировать строки</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>Копировать &amp;все</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <extracomment>Saves the error log to a file</extracomment>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>Export the errors</source>
        <extracomment>Kinds of files; the parts in brackets stay</extracomment>
        <translation>Экспорт ошибок</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json)</source>
        <translation>Таблица (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Retry this group</source>
        <translation>Повторить эту группу</translation>
    </message>
</context>
<context>
    <name>Flaghoist::ExplanationLine</name>
    <message>
        <source>Why it took so long: %1</source>
        <extracomment>A bar of what the time of a run went to; %1 is a sentence about it</extracomment>
        <translation>Почему так долго: %1</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FlagCommands</name>
    <message>
        <source>&amp;Large picture</source>
        <extracomment>Opens a window with the flag at full size</extracomment>
        <translation>К&amp;рупное изображение</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>&amp;Открыть файл</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>&amp;Показать в папке</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>&amp;Копировать изображение</translation>
    </message>
    <message>
        <source>Copy p&amp;ath</source>
        <translation>Копировать &amp;путь</translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation>Копи&amp;ровать URL</translation>
    </message>
    <message>
        <source>Copy as cu&amp;rl command</source>
        <extracomment>curl is a program and stays as it is</extracomment>
        <translation>Копировать как команду &amp;curl</translation>
    </message>
    <message>
        <source>R&amp;etry</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message numerus="yes">
        <source>R&amp;etry %n flag(s)</source>
        <extracomment>Downloads the selected flags that failed again</extracomment>
        <translation>
            <numerusform>&amp;Повторить %n флаг</numerusform>
            <numerusform>&amp;Повторить %n флага</numerusform>
            <numerusform>&amp;Повторить %n флагов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::FlagFilterModel</name>
    <message>
        <source>All</source>
        <extracomment>Chip with a count: all flags</extracomment>
        <translation>Все</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <extracomment>Chip with a count: flags that were downloaded</extracomment>
        <translation>Загружено</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <extracomment>Chip with a count: flags that were there already</extracomment>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Not found</source>
        <extracomment>Chip with a count: flags that the source does not have</extracomment>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>Chip with a count: flags that failed</extracomment>
        <translation>С ошибкой</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <extracomment>Chip with a count: flags that were cancelled</extracomment>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>To do</source>
        <extracomment>Chip with a count: flags that are not done yet</extracomment>
        <translation>Осталось</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FlagList</name>
    <message>
        <source>Flags, as a list</source>
        <translation>Флаги списком</translation>
    </message>
    <message>
        <source>One line per code. Space shows the flag at full size.</source>
        <translation>По строке на код. Пробел показывает флаг крупно.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FlagModel</name>
    <message>
        <source>Code</source>
        <extracomment>Column of the list of flags: the country code</extracomment>
        <translation>Код</translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>Column of the list of flags</extracomment>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>Column of the list of flags: downloaded, failed …</extracomment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Attempts</source>
        <extracomment>Column of the list of flags: how many attempts were made</extracomment>
        <translation>Попытки</translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>Column of the list of flags: of the file</extracomment>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column of the list of flags: how long the attempts took together</extracomment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>Column of the list of flags: 1 for the flag that was completed first</extracomment>
        <translation>Завершён</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <extracomment>Column of the list of flags: its requests as bars over the time of the run</extracomment>
        <translation>Каскад</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FlagView</name>
    <message>
        <source>Flags</source>
        <extracomment>Accessible name of the flags</extracomment>
        <translation>Флаги</translation>
    </message>
    <message>
        <source>One cell per code. Space shows the flag at full size.</source>
        <translation>По ячейке на код. Пробел показывает флаг крупно.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FlagsArea</name>
    <message>
        <source>Choose at least one country.</source>
        <translation>Выберите хотя бы одну страну.</translation>
    </message>
    <message>
        <source>No flags in “%1”.</source>
        <extracomment>%1 is the word of a filter chip, such as “Failed”</extracomment>
        <translation>В «%1» нет флагов.</translation>
    </message>
    <message>
        <source>Show all flags</source>
        <translation>Показать все флаги</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FolderButton</name>
    <message>
        <source>Folder for the flags: %1</source>
        <extracomment>Accessible name; %1 is the path of a folder</extracomment>
        <translation>Папка для флагов: %1</translation>
    </message>
</context>
<context>
    <name>Flaghoist::FolderDialog</name>
    <message>
        <source>Folder for the flags</source>
        <translation>Папка для флагов</translation>
    </message>
</context>
<context>
    <name>Flaghoist::Inspector</name>
    <message>
        <source>Inspector</source>
        <extracomment>Accessible name of the tabs at the bottom of the window</extracomment>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>Fold the inspector</source>
        <translation>Свернуть инспектор</translation>
    </message>
    <message>
        <source>Unfold the inspector</source>
        <translation>Развернуть инспектор</translation>
    </message>
</context>
<context>
    <name>Flaghoist::MainWindow</name>
    <message>
        <source>Flags are still being downloaded. Stop and quit?</source>
        <translation>Флаги ещё загружаются. Остановить загрузку и выйти?</translation>
    </message>
    <message>
        <source>Flags that have arrived stay in the folder.</source>
        <translation>Уже загруженные флаги останутся в папке.</translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation>&amp;Остановить и выйти</translation>
    </message>
    <message>
        <source>&amp;Keep downloading</source>
        <translation>&amp;Продолжить загрузку</translation>
    </message>
    <message>
        <source>Start new requests again.</source>
        <translation>Снова отправлять новые запросы.</translation>
    </message>
    <message>
        <source>Start no new requests; those in flight go on.</source>
        <translation>Не отправлять новые запросы; уже отправленные продолжатся.</translation>
    </message>
    <message>
        <source>This cannot be changed while flags are being downloaded.</source>
        <translation>Нельзя изменить, пока загружаются флаги.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>%1 is not there yet. It is created when you press Start.</source>
        <translation>Папки %1 ещё нет. Она появится, когда вы нажмёте «Загрузить».</translation>
    </message>
    <message>
        <source>No program was found that shows folders. The flags are in %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>Нет программы, которая показывает папки. Флаги лежат в %1.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>The language changes when you start Flaghoist the next time.</source>
        <translation>Язык сменится при следующем запуске Flaghoist.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::MethodChooser</name>
    <message>
        <source>Download method</source>
        <translation>Метод загрузки</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>For a screen reader: %1 is the name of a method, %2 a sentence on what it does</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Flaghoist::NumberBox</name>
    <message>
        <source> s</source>
        <extracomment>After a number of seconds, with the space before it</extracomment>
        <translation>&#xa0;с</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <extracomment>Tip at a field for a number: %1 is the least, %2 the largest that is allowed</extracomment>
        <translation>От %1 до %2.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::OptionChips</name>
    <message>
        <source>Back to the default</source>
        <translation>Вернуть значение по умолчанию</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>For a screen reader: %1 is an option that is set, %2 what pressing does</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>+%L1</source>
        <extracomment>Chip: so many more options are set</extracomment>
        <translation>+%L1</translation>
    </message>
</context>
<context>
    <name>Flaghoist::OptionsPopup</name>
    <message>
        <source>Reset to defa&amp;ults</source>
        <translation>Значения по &amp;умолчанию</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Overwrite them</source>
        <extracomment>What happens to files that are there already</extracomment>
        <translation>Заменять</translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <extracomment>What happens to files that are there already</extracomment>
        <translation>Оставлять</translation>
    </message>
    <message>
        <source>&amp;Retries:</source>
        <translation>&amp;Повторы:</translation>
    </message>
    <message>
        <source>&amp;Timeout:</source>
        <translation>&amp;Тайм-аут:</translation>
    </message>
    <message>
        <source>E&amp;xisting files:</source>
        <translation>&amp;Существующие файлы:</translation>
    </message>
    <message>
        <source>&amp;File names:</source>
        <translation>&amp;Имена файлов:</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Имена файлов</translation>
    </message>
    <message>
        <source>Such as %1</source>
        <extracomment>%1 is a list of file names</extracomment>
        <translation>Например, %1</translation>
    </message>
    <message>
        <source>How often a flag is tried again after a temporary error.</source>
        <translation>Сколько раз повторять загрузку флага после временной ошибки.</translation>
    </message>
    <message>
        <source>Longest time for one attempt.</source>
        <translation>Наибольшее время одной попытки.</translation>
    </message>
    <message>
        <source>Replace only what changed</source>
        <extracomment>What happens to files that are there already: the server is asked whether it has another flag by now</extracomment>
        <translation>Заменять только изменившиеся</translation>
    </message>
    <message>
        <source>{cc} or {CC}: the code; {alpha3}, {numeric}: the longer codes; {name}, {region}: in English</source>
        <extracomment>What is in braces stays as it is</extracomment>
        <translation>{cc} или {CC}: код; {alpha3}, {numeric}: длинные коды; {name}, {region}: по-английски</translation>
    </message>
    <message>
        <source>One name for several flags (%1)</source>
        <extracomment>%1 is two codes and the file name that both would have, such as “DE, FR: Europe”</extracomment>
        <translation>Одно имя у нескольких флагов (%1)</translation>
    </message>
    <message>
        <source>Needs {cc}, {alpha3}, {numeric} or {name}, and no folders</source>
        <extracomment>What is in braces stays as it is</extracomment>
        <translation>Нужно {cc}, {alpha3}, {numeric} или {name} и без папок</translation>
    </message>
</context>
<context>
    <name>Flaghoist::PackDialog</name>
    <message>
        <source>&amp;Sprite with CSS, at 1× and 2×</source>
        <translation>&amp;Спрайт с CSS, 1× и 2×</translation>
    </message>
    <message>
        <source>Make a pack</source>
        <translation>Подготовить набор</translation>
    </message>
    <message>
        <source>In pixels, with commas between them. Flags that are smaller keep their size.</source>
        <translation>В пикселях, через запятую. Флаги меньшего размера не увеличиваются.</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>Вы&amp;брать…</translation>
    </message>
    <message>
        <source>&amp;Folder for the pack:</source>
        <translation>&amp;Папка для набора:</translation>
    </message>
    <message>
        <source>&amp;Widths of the PNGs:</source>
        <extracomment>Widths of pictures in pixels</extracomment>
        <translation>&amp;Ширина PNG:</translation>
    </message>
    <message>
        <source>&amp;Make</source>
        <translation>Под&amp;готовить</translation>
    </message>
    <message>
        <source>Folder for the pack</source>
        <translation>Папка для набора</translation>
    </message>
    <message>
        <source>Made from the flags in %1, with their licences in ATTRIBUTION.md.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>Из флагов в папке %1; лицензии&#xa0;— в ATTRIBUTION.md.</translation>
    </message>
    <message>
        <source>Choose another folder than that of the flags, and widths from 1 to %1 or the sprite.</source>
        <translation>Выберите папку, отличную от папки с флагами, и ширину от 1 до %1 или спрайт.</translation>
    </message>
    <message>
        <source>Drawing the flags…</source>
        <translation>Флаги рисуются…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) made.</source>
        <translation>
            <numerusform>Подготовлен %n файл.</numerusform>
            <numerusform>Подготовлено %n файла.</numerusform>
            <numerusform>Подготовлено %n файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) are missing or damaged and were left out.</source>
        <translation>
            <numerusform>%n флаг пропущен: его нет или он повреждён.</numerusform>
            <numerusform>%n флага пропущены: их нет или они повреждены.</numerusform>
            <numerusform>%n флагов пропущены: их нет или они повреждены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) are smaller than asked for: their PNGs keep their size; in the sprite they are enlarged.</source>
        <translation>
            <numerusform>%n флаг меньше заданной ширины: PNG сохраняет размер, в спрайте увеличен.</numerusform>
            <numerusform>%n флага меньше заданной ширины: их PNG сохраняют размер, в спрайте увеличены.</numerusform>
            <numerusform>%n флагов меньше заданной ширины: их PNG сохраняют размер, в спрайте увеличены.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::PlanBar</name>
    <message>
        <source>%L1 is too many: at most %L2 requests run at once.</source>
        <extracomment>Below the number of requests at once: %L1 was typed, %L2 is used instead</extracomment>
        <translation>%L1&#xa0;— слишком много: одновременно идёт не больше %L2 запросов.</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <extracomment>Above a field of the bar at the top, with its mnemonic</extracomment>
        <translation>&amp;Источник</translation>
    </message>
    <message>
        <source>Me&amp;thod</source>
        <extracomment>Above a field of the bar at the top, with its mnemonic</extracomment>
        <translation>&amp;Метод</translation>
    </message>
    <message>
        <source>&amp;At once</source>
        <extracomment>Above a field of the bar at the top: requests at once; with its mnemonic</extracomment>
        <translation>Од&amp;новременно</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <extracomment>Above a field of the bar at the top, with its mnemonic</extracomment>
        <translation>П&amp;апка</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2% of %n fault(s)</source>
        <extracomment>During a run: %1 is the label of a practice source, %2 the share of requests that fail on purpose, in %n different ways</extracomment>
        <translation>
            <numerusform>%1, %2&#xa0;%: %n вид сбоя</numerusform>
            <numerusform>%1, %2&#xa0;%: %n вида сбоев</numerusform>
            <numerusform>%1, %2&#xa0;%: %n видов сбоев</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” cannot name files, so %2 is used: see Options.</source>
        <extracomment>%1 was typed in Options as names of files, %2 is what they still are, such as {cc}</extracomment>
        <translation>«%1» не годится для имён файлов, поэтому используется %2: см. «Параметры».</translation>
    </message>
</context>
<context>
    <name>Flaghoist::PlanCommands</name>
    <message numerus="yes">
        <source>%n file(s) in this folder did not come from a practice source. Overwrite them?</source>
        <extracomment>%n files in the folder for the flags</extracomment>
        <translation>
            <numerusform>%n файл в этой папке не из учебного источника. Перезаписать его?</numerusform>
            <numerusform>%n файла в этой папке не из учебного источника. Перезаписать их?</numerusform>
            <numerusform>%n файлов в этой папке не из учебного источника. Перезаписать их?</numerusform>
        </translation>
    </message>
    <message>
        <source>Practice pictures are dated and not for publishing.</source>
        <translation>Учебные изображения устарели и не предназначены для публикации.</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>&amp;Перезаписать</translation>
    </message>
    <message>
        <source>&amp;Keep the files</source>
        <translation>&amp;Сохранить файлы</translation>
    </message>
    <message>
        <source>Do not be misled: %1</source>
        <extracomment>Of an experiment: %1 says what would be concluded wrongly</extracomment>
        <translation>Не&#xa0;обманитесь: %1</translation>
    </message>
</context>
<context>
    <name>Flaghoist::PracticeFields</name>
    <message>
        <source>A random time before each answer.</source>
        <translation>Случайное время перед каждым ответом.</translation>
    </message>
    <message>
        <source>Shortest delay</source>
        <translation>Наименьшая задержка</translation>
    </message>
    <message>
        <source>Longest delay</source>
        <translation>Наибольшая задержка</translation>
    </message>
    <message>
        <source>The share of requests that are answered with an error.</source>
        <translation>Доля запросов, которые завершатся ошибкой.</translation>
    </message>
    <message>
        <source>The same seed gives the same delays and the same errors.</source>
        <translation>То же начальное число&#xa0;— те же задержки и ошибки.</translation>
    </message>
    <message>
        <source>Slow codes</source>
        <translation>Медленные коды</translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>Between the shortest and the longest delay</extracomment>
        <translation>–</translation>
    </message>
    <message>
        <source>A code and its seconds (up to %1), such as BD=10</source>
        <translation>Код и секунды (до %1), например BD=10</translation>
    </message>
    <message>
        <source>These answer after exactly so many seconds.</source>
        <translation>Ответ ровно через столько секунд.</translation>
    </message>
    <message>
        <source>What happens to the requests that fail, each as likely as the others.</source>
        <translation>Что происходит с неудачными запросами; все виды сбоев равновероятны.</translation>
    </message>
    <message>
        <source>Faults of the practice server</source>
        <translation>Сбои учебного сервера</translation>
    </message>
    <message>
        <source>None is ticked: nothing fails.</source>
        <translation>Ничего не отмечено: сбоев не будет.</translation>
    </message>
    <message>
        <source>Each request that fails meets one of these.</source>
        <translation>В каждом таком запросе&#xa0;— один из этих сбоев.</translation>
    </message>
    <message>
        <source>Delay:</source>
        <translation>Задержка:</translation>
    </message>
    <message>
        <source>Error rate:</source>
        <extracomment>After a number; with a space before it where the language sets one</extracomment>
        <translation>Доля ошибок:</translation>
    </message>
    <message>
        <source>Faults:</source>
        <translation>Сбои:</translation>
    </message>
    <message>
        <source>Seed:</source>
        <translation>Начальное число:</translation>
    </message>
    <message>
        <source>%</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Slow codes:</source>
        <translation>Медленные коды:</translation>
    </message>
    <message>
        <source>Ticked settings replace those of %1.</source>
        <extracomment>%1 is the label of a source</extracomment>
        <translation>Отмеченное заменяет настройки %1.</translation>
    </message>
    <message>
        <source>Nothing fails while the share of errors is 0%.</source>
        <translation>Пока доля ошибок 0&#xa0;%, сбоев нет.</translation>
    </message>
    <message>
        <source>So many requests are answered at a time; the others wait at the server.</source>
        <translation>Столько запросов получают ответ одновременно; остальные ждут на сервере.</translation>
    </message>
    <message>
        <source>Capacity:</source>
        <translation>Ёмкость:</translation>
    </message>
    <message>
        <source>So many requests are answered in a second; the server answers 429 to more.</source>
        <translation>Столько запросов получают ответ за секунду; на остальные сервер отвечает 429.</translation>
    </message>
    <message>
        <source> per second</source>
        <extracomment>After a number of requests, with the space before it: per second</extracomment>
        <translation>&#xa0;в секунду</translation>
    </message>
    <message>
        <source>Rate:</source>
        <translation>Частота:</translation>
    </message>
</context>
<context>
    <name>Flaghoist::PracticePanel</name>
    <message>
        <source>requests</source>
        <extracomment>What the practice server counted: requests that came</extracomment>
        <translation>запросы</translation>
    </message>
    <message>
        <source>in flight now</source>
        <extracomment>What the practice server counted: requests that are not answered yet</extracomment>
        <translation>в работе</translation>
    </message>
    <message>
        <source>connections</source>
        <extracomment>What the practice server counted: connections that were opened</extracomment>
        <translation>соединения</translation>
    </message>
    <message>
        <source>flags sent</source>
        <extracomment>What the practice server counted: answers with a flag</extracomment>
        <translation>флаги</translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>What the practice server counted: requests for codes that have no flag</extracomment>
        <translation>не найдено</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Address for other programs</source>
        <translation>Адрес для других программ</translation>
    </message>
    <message>
        <source>Other programs reach the practice server here, with a code in place of {cc}.</source>
        <extracomment>{cc} stays as it is</extracomment>
        <translation>По этому адресу учебный сервер доступен другим программам; на месте {cc}&#xa0;— код страны.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Копировать адрес</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Practice pictures – not for publishing.</source>
        <translation>Учебные изображения&#xa0;— не для публикации.</translation>
    </message>
    <message>
        <source>none so far</source>
        <extracomment>Instead of a chart of what the practice server has to do: it was not recorded</extracomment>
        <translation>пока не было</translation>
    </message>
    <message>
        <source>%1, since its run began</source>
        <extracomment>Above counts: %1 is the label of a practice source</extracomment>
        <translation>%1, с начала загрузки</translation>
    </message>
    <message>
        <source>peak at once</source>
        <extracomment>What the practice server counted: the largest number of requests at one time</extracomment>
        <translation>пик одновременно</translation>
    </message>
    <message>
        <source>It starts when you press Start.</source>
        <translation>Он запустится, когда вы нажмёте «Загрузить».</translation>
    </message>
    <message>
        <source>Faults so far</source>
        <extracomment>What the practice server did wrong on purpose, and how often</extracomment>
        <translation>Сбои</translation>
    </message>
    <message>
        <source>%1 is a server of your own: only practice sources count the requests they receive.</source>
        <translation>%1&#xa0;— ваш собственный сервер. Запросы считают только учебные источники.</translation>
    </message>
    <message>
        <source>%1 is on the web: only practice sources count the requests they receive.</source>
        <translation>%1&#xa0;— сервер в Интернете. Запросы считают только учебные источники.</translation>
    </message>
    <message>
        <source>Load</source>
        <extracomment>Before a chart of what the practice server has to do</extracomment>
        <translation>Нагрузка</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) at work</source>
        <translation>
            <numerusform>%n ответ в работе</numerusform>
            <numerusform>%n ответа в работе</numerusform>
            <numerusform>%n ответов в работе</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %L3, %L2 queued</source>
        <extracomment>Over the chart of what the practice server has to do: %1 is “3 answers at work”, %L2 wait in its queue, %L3 is how many it works on at a time</extracomment>
        <translation>%1 из %L3, в очереди %L2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>For a screen reader: %1 says what is counted, %2 is the number</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>recorded while this tab is open</source>
        <translation>записывается, пока открыта эта вкладка</translation>
    </message>
</context>
<context>
    <name>Flaghoist::PresetChooser</name>
    <message>
        <source>Group of countries to choose</source>
        <translation>Выбор группы стран</translation>
    </message>
    <message>
        <source>Codes by first letter…</source>
        <translation>Коды по первой букве…</translation>
    </message>
</context>
<context>
    <name>Flaghoist::PreviewWindow</name>
    <message>
        <source>The arrow keys go on to other flags.</source>
        <translation>Стрелки ведут к другим флагам.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <extracomment>%1 × %2 are pixels</extracomment>
        <translation>%1&#xa0;×&#xa0;%2 пикселей</translation>
    </message>
    <message>
        <source>Flag: %1</source>
        <extracomment>Accessible name of the picture: %1 is a code and a country</extracomment>
        <translation>Флаг: %1</translation>
    </message>
</context>
<context>
    <name>Flaghoist::ReplayBar</name>
    <message>
        <source>Moment of the run</source>
        <translation>Момент запуска</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <extracomment>How fast a run is played again: %1 is a number such as 0.5</extracomment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>Скорость воспроизведения</translation>
    </message>
    <message>
        <source>Pause replay</source>
        <extracomment>Plays a run that has ended again; and halts that</extracomment>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Воспроизвести</translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunChart</name>
    <message>
        <source>Time against requests at once</source>
        <translation>Время в зависимости от числа одновременных запросов</translation>
    </message>
    <message>
        <source>%1, %L2 at once: %3</source>
        <extracomment>Read aloud for a point of a chart: %1 a method, %L2 requests at once, %3 a time</extracomment>
        <translation>%1, одновременно %L2: %3</translation>
    </message>
    <message>
        <source>Run %1: %2, %3 at once, %4</source>
        <extracomment>Tool tip of a point of a chart: %L1 number of a run, %2 a method, %3 requests at once, %4 a time</extracomment>
        <translation>Запуск %1: %2, одновременно %3, %4</translation>
    </message>
    <message>
        <source>requests at once</source>
        <extracomment>Axis of a chart</extracomment>
        <translation>одновременных запросов</translation>
    </message>
    <message>
        <source>ideal</source>
        <extracomment>In the legend of a chart: what a run would take, were no slot ever idle</extracomment>
        <translation>идеал</translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunHeader</name>
    <message>
        <source>The first flag failed: %1</source>
        <translation>Первый флаг с ошибкой: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Accessible name of the line above the flags; %1 and %2 are sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>Start would now download %n flag(s) from %1.</source>
        <extracomment>The run shown has other flags or another source: %n is how many Start would download, %1 the source</extracomment>
        <translation>
            <numerusform>«Загрузить» теперь загрузит %n флаг с %1.</numerusform>
            <numerusform>«Загрузить» теперь загрузит %n флага с %1.</numerusform>
            <numerusform>«Загрузить» теперь загрузит %n флагов с %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replay: %1</source>
        <extracomment>%1 is how many flags are done, such as “8 of 20”</extracomment>
        <translation>Воспроизведение: %1</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <extracomment>%1 is a list of the codes whose flags the source has in another form by now than was saved</extracomment>
        <translation>изменились: %1</translation>
    </message>
    <message>
        <source>Up to %L1 in flight, %L2 allowed</source>
        <extracomment>Over a chart of the requests under way over time: the most of them, and how many may be at the end</extracomment>
        <translation>В работе до %L1, разрешено: %L2</translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunSentence</name>
    <message>
        <source>&amp;Start</source>
        <extracomment>The button that begins the run while nothing is chosen, with its mnemonic</extracomment>
        <translation>&amp;Загрузить</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n flag(s)</source>
        <extracomment>The button that begins the run, with its mnemonic</extracomment>
        <translation>
            <numerusform>За&amp;грузить %n флаг</numerusform>
            <numerusform>За&amp;грузить %n флага</numerusform>
            <numerusform>За&amp;грузить %n флагов</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <extracomment>In the progress bar: %L1 of %L2 flags are done</extracomment>
        <translation>%L1 из %L2</translation>
    </message>
    <message>
        <source>Preparing the folder and the source…</source>
        <translation>Подготовка папки и источника…</translation>
    </message>
    <message numerus="yes">
        <source>Cancelling: waiting for %n request(s) to end…</source>
        <translation>
            <numerusform>Отмена: завершается %n запрос…</numerusform>
            <numerusform>Отмена: завершаются %n запроса…</numerusform>
            <numerusform>Отмена: завершаются %n запросов…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · about %2 left</source>
        <extracomment>%1 is the time gone by, %2 the time still needed, both as minutes and seconds</extracomment>
        <translation>%1 · осталось около %2</translation>
    </message>
    <message>
        <source>%1 flags/s · %L2 in flight</source>
        <extracomment>%1 is a decimal number; %2 is how many requests are under way at this moment</extracomment>
        <translation>%1 флага/с · в работе: %L2</translation>
    </message>
    <message>
        <source>Flags that fail appear here with the reason.</source>
        <translation>Здесь появятся флаги, которые не удалось загрузить, с указанием причины.</translation>
    </message>
    <message numerus="yes">
        <source>No errors. %n code(s) have no flag at this source.</source>
        <translation>
            <numerusform>Ошибок нет. Для %n кода в этом источнике нет флага.</numerusform>
            <numerusform>Ошибок нет. Для %n кодов в этом источнике нет флага.</numerusform>
            <numerusform>Ошибок нет. Для %n кодов в этом источнике нет флага.</numerusform>
        </translation>
    </message>
    <message>
        <source>No errors: %L1 of %L2 downloaded.</source>
        <translation>Ошибок нет: загружено %L1 из %L2.</translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) ready. Press Start.</source>
        <translation>
            <numerusform>К загрузке: %n флаг. Нажмите «Загрузить».</numerusform>
            <numerusform>К загрузке: %n флага. Нажмите «Загрузить».</numerusform>
            <numerusform>К загрузке: %n флагов. Нажмите «Загрузить».</numerusform>
        </translation>
    </message>
    <message>
        <source>They will be saved to %1.</source>
        <translation>Папка для флагов: %1</translation>
    </message>
    <message>
        <source>No flag arrived. %L1 × %2: is the server running?</source>
        <extracomment>%L1 is how many flags failed so, %2 the error in a few words</extracomment>
        <translation>Ни один флаг не загружен. %L1 × %2: запущен ли сервер?</translation>
    </message>
    <message>
        <source>No flag arrived. %L1 × %2.</source>
        <extracomment>%L1 is how many flags failed so, %2 the error in a few words</extracomment>
        <translation>Ни один флаг не загружен. %L1 × %2.</translation>
    </message>
    <message>
        <source>Cancelled: %L1 of %L2 downloaded.</source>
        <translation>Отменено: загружено %L1 из %L2.</translation>
    </message>
    <message>
        <source>%L1 of %L2 downloaded.</source>
        <translation>Загружено %L1 из %L2.</translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) were there already.</source>
        <translation>
            <numerusform>%n флаг уже был в папке.</numerusform>
            <numerusform>%n флага уже были в папке.</numerusform>
            <numerusform>%n флагов уже были в папке.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 flags/s · saved to %3</source>
        <extracomment>%1 is a time, %2 a decimal number, %3 a folder</extracomment>
        <translation>%1 · %2 флага/с · сохранено в %3</translation>
    </message>
    <message>
        <source>Nothing was started, and nothing was changed.</source>
        <translation>Загрузка не начата, ничего не изменено.</translation>
    </message>
    <message>
        <source>Paused: %L1 of %L2</source>
        <extracomment>In the progress bar: %L1 of %L2 flags are done, and no new requests are started for now</extracomment>
        <translation>Пауза: %L1 из %L2</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <extracomment>%1 is the time that the run has taken, as minutes and seconds</extracomment>
        <translation>Пауза · прошло %1</translation>
    </message>
    <message>
        <source>%1 flags/s · %L2 in flight, %L3 allowed</source>
        <extracomment>%1 is a decimal number; %L2 requests are under way, but no more than %L3 will be when some of them have ended</extracomment>
        <translation>%1 флага/с · в работе: %L2, разрешено: %L3</translation>
    </message>
    <message>
        <source>Paused at %1% – %2</source>
        <extracomment>Window title: %1 is a percentage, %2 the program&apos;s name</extracomment>
        <translation>Пауза на %1&#xa0;%&#xa0;— %2</translation>
    </message>
    <message>
        <source>%1% – %2</source>
        <extracomment>Window title while running: %1 is a percentage, %2 the program&apos;s name</extracomment>
        <translation>%1&#xa0;%&#xa0;— %2</translation>
    </message>
    <message>
        <source>Run %L1</source>
        <extracomment>The run shown; %L1 counts the runs since the program was started</extracomment>
        <translation>Запуск %L1</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <extracomment>Downloads again the flags that failed</extracomment>
        <translation>&amp;Повторить флаги с ошибкой</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retry %n failed from %1</source>
        <extracomment>Button and menu entry: %n flags failed, %1 is the label of the source that is asked again</extracomment>
        <translation>
            <numerusform>&amp;Повторить %n флаг с ошибкой (%1)</numerusform>
            <numerusform>&amp;Повторить %n флага с ошибкой (%1)</numerusform>
            <numerusform>&amp;Повторить %n флагов с ошибкой (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Download the others</source>
        <extracomment>Downloads the flags that were cancelled</extracomment>
        <translation>&amp;Загрузить остальные</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Download the other %n</source>
        <extracomment>Button and menu entry after a cancelled run: download what is missing</extracomment>
        <translation>
            <numerusform>&amp;Загрузить ещё %n</numerusform>
            <numerusform>&amp;Загрузить ещё %n</numerusform>
            <numerusform>&amp;Загрузить ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 flags/s</source>
        <extracomment>%1 is a time, %2 a decimal number</extracomment>
        <translation>%1 · %2 флага/с</translation>
    </message>
    <message>
        <source>The errors at the bottom of the window say why.</source>
        <translation>Ошибки внизу окна объясняют причину.</translation>
    </message>
    <message>
        <source>Sho&amp;w what is chosen</source>
        <extracomment>Shows the flags that are chosen instead of those of the last run</extracomment>
        <translation>Показать в&amp;ыбранное</translation>
    </message>
    <message numerus="yes">
        <source>Sho&amp;w the %n chosen</source>
        <extracomment>Link and menu entry: shows the flags that Start would download instead of those of the last run</extracomment>
        <translation>
            <numerusform>Показать в&amp;ыбранную %n страну</numerusform>
            <numerusform>Показать в&amp;ыбранные %n страны</numerusform>
            <numerusform>Показать в&amp;ыбранные %n стран</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back to %1</source>
        <extracomment>Link and menu entry: shows the last run again; %1 is its name, such as “Run 3”</extracomment>
        <translation>На&amp;зад: %1</translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n flag(s) were not tried.</source>
        <translation>
            <numerusform>Отменено: не загружался %n флаг.</numerusform>
            <numerusform>Отменено: не загружались %n флага.</numerusform>
            <numerusform>Отменено: не загружались %n флагов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No errors. %n flag(s) were there already.</source>
        <translation>
            <numerusform>Ошибок нет. %n флаг уже был на месте.</numerusform>
            <numerusform>Ошибок нет. %n флага уже были на месте.</numerusform>
            <numerusform>Ошибок нет. %n флагов уже были на месте.</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 downloaded, but the folder is not where it was.</source>
        <translation>Загружено %L1 из %L2, но папки уже нет на прежнем месте.</translation>
    </message>
    <message>
        <source>System message: %1</source>
        <extracomment>%1 is a folder and, in English, where it went</extracomment>
        <translation>Сообщение системы: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n failed: %1.</source>
        <comment>flags</comment>
        <extracomment>%1 is a list of codes such as “BR, CN, ID and 2 more”</extracomment>
        <translation>
            <numerusform>С ошибкой %n: %1.</numerusform>
            <numerusform>С ошибкой %n: %1.</numerusform>
            <numerusform>С ошибкой %n: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) have no flag at this source: %1.</source>
        <extracomment>%1 is a list of codes such as “BR, CN, ID and 2 more”</extracomment>
        <translation>
            <numerusform>Для %n кода в этом источнике нет флага: %1.</numerusform>
            <numerusform>Для %n кодов в этом источнике нет флага: %1.</numerusform>
            <numerusform>Для %n кодов в этом источнике нет флага: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 at once</source>
        <extracomment>Facts of a run: requests at once</extracomment>
        <translation>одновременно %L1</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <extracomment>Facts of a run: how many codes it has</extracomment>
        <translation>
            <numerusform>%n код</numerusform>
            <numerusform>%n кода</numerusform>
            <numerusform>%n кодов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Flaghoist::RunsPanel</name>
    <message>
        <source>&amp;Repeat</source>
        <extracomment>Starts a kept run again, with its selection and settings</extracomment>
        <translation>&amp;Запустить снова</translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <extracomment>Downloads again what failed in a kept run</extracomment>
        <translation>Повторить с о&amp;шибкой</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <extracomment>Saves a kept run to a file</extracomment>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <extracomment>Deletes kept runs; their flags stay</extracomment>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>S&amp;weep…</source>
        <extracomment>Opens a dialog that tries several numbers of requests at once</extracomment>
        <translation>С&amp;ерия…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>The run chosen is shown in the window; two chosen are compared.</source>
        <translation>Выбранный запуск показан в окне; два выбранных сравниваются.</translation>
    </message>
    <message>
        <source>Codes by difference</source>
        <translation>Коды по разнице</translation>
    </message>
    <message>
        <source>This run cannot be read any more. Delete it.</source>
        <translation>Этот запуск больше нельзя прочитать. Удалите его.</translation>
    </message>
    <message>
        <source>The run could not be kept: %1</source>
        <extracomment>%1 is the path of a file with what the system says</extracomment>
        <translation>Не удалось сохранить запуск: %1</translation>
    </message>
    <message>
        <source>Finished runs appear here.</source>
        <translation>Здесь появляются завершённые запуски.</translation>
    </message>
    <message numerus="yes">
        <source>%n kept run(s) cannot be read and are left out.</source>
        <translation>
            <numerusform>%n сохранённый запуск нельзя прочитать, он пропущен.</numerusform>
            <numerusform>%n сохранённых запуска нельзя прочитать, они пропущены.</numerusform>
            <numerusform>%n сохранённых запусков нельзя прочитать, они пропущены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one to show it, two to compare them.</source>
        <translation>Выберите один для показа или два для сравнения.</translation>
    </message>
    <message>
        <source>Run %L1 against run %L2: %3. %4.</source>
        <extracomment>One run against another: %L1 and %L2 are their numbers, %3 lists what was set otherwise, %4 what came of it</extracomment>
        <translation>Запуск %L1 по сравнению с запуском %L2: %3. %4.</translation>
    </message>
    <message>
        <source>&amp;Back to the run under way</source>
        <extracomment>Ends the look at an earlier run while another goes on</extracomment>
        <translation>&amp;К идущей загрузке</translation>
    </message>
    <message>
        <source>Run %L1 above, run %L2 below</source>
        <extracomment>Heading of a column with two bars: %L1 and %L2 are numbers of runs</extracomment>
        <translation>Запуск %L1 сверху, %L2 снизу</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), same codes and server</source>
        <extracomment>Over a chart of these runs</extracomment>
        <translation>
            <numerusform>%n запуск, те же коды и сервер</numerusform>
            <numerusform>%n запуска, те же коды и сервер</numerusform>
            <numerusform>%n запусков, те же коды и сервер</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeat it with another number at once.</source>
        <translation>Запустите снова с другим числом запросов.</translation>
    </message>
</context>
<context>
    <name>Flaghoist::SourceChooser</name>
    <message>
        <source>Source of the flags</source>
        <translation>Источник флагов</translation>
    </message>
    <message>
        <source>Practice</source>
        <extracomment>Group of sources: the servers built into the program</extracomment>
        <translation>Учебные</translation>
    </message>
    <message>
        <source>Web</source>
        <extracomment>Group of sources: servers in the Internet</extracomment>
        <translation>В Интернете</translation>
    </message>
    <message>
        <source>Yours</source>
        <extracomment>Group of sources: those that the person entered</extracomment>
        <translation>Свои</translation>
    </message>
    <message>
        <source>Custom URL…</source>
        <translation>Свой URL…</translation>
    </message>
</context>
<context>
    <name>Flaghoist::TallyBar</name>
    <message>
        <source>Flags done</source>
        <extracomment>Accessible name of the progress bar</extracomment>
        <translation>Обработано флагов</translation>
    </message>
</context>
<context>
    <name>Flaghoist::TimelinePanel</name>
    <message>
        <source>&amp;Zoom to it</source>
        <extracomment>Shows the selected stretch of the timeline over the whole width</extracomment>
        <translation>&amp;Увеличить</translation>
    </message>
    <message>
        <source>&amp;Whole run</source>
        <extracomment>Ends the zoom into a timeline</extracomment>
        <translation>&amp;Весь запуск</translation>
    </message>
    <message>
        <source>Critical &amp;path</source>
        <extracomment>Points out the requests that decided how long the run took</extracomment>
        <translation>&amp;Критический путь</translation>
    </message>
    <message>
        <source>As &amp;table</source>
        <extracomment>Shows the bars of the timeline as lines of a table</extracomment>
        <translation>&amp;Таблицей</translation>
    </message>
    <message>
        <source>All re&amp;quests</source>
        <extracomment>Ends pointing out some of the requests in the timeline</extracomment>
        <translation>Все &amp;запросы</translation>
    </message>
    <message>
        <source>As &amp;bars</source>
        <extracomment>Shows the lines of a table as bars over time</extracomment>
        <translation>&amp;Полосками</translation>
    </message>
    <message>
        <source>The requests that decided how long the run took: each began because the one before it ended.</source>
        <translation>Запросы, от которых зависела длительность запуска: каждый начался, потому что закончился предыдущий.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Press Start to see every request as a bar.</source>
        <translation>Нажмите «Загрузить», чтобы увидеть каждый запрос полоской.</translation>
    </message>
    <message>
        <source>predicted: %1</source>
        <extracomment>At a line in the timeline: %1 is when a run should end</extracomment>
        <translation>прогноз: %1</translation>
    </message>
    <message>
        <source>your guess: %1</source>
        <extracomment>At a line in the timeline: %1 is when a run ends as a person guesses</extracomment>
        <translation>ваша оценка: %1</translation>
    </message>
    <message>
        <source>drag: your guess</source>
        <extracomment>At a line in the timeline that a person moves to when a run might end</extracomment>
        <translation>ваша оценка: перетащите</translation>
    </message>
    <message>
        <source>Prediction: no request has been sent yet.</source>
        <translation>Прогноз: запросов ещё не было.</translation>
    </message>
    <message>
        <source>Took %1; predicted %2, your guess %3</source>
        <extracomment>After a run: %1 is how long it took, %2 how long it was predicted to take</extracomment>
        <translation>Прошло %1; прогноз %2, ваша оценка %3</translation>
    </message>
    <message>
        <source>Took %1; predicted %2</source>
        <translation>Прошло %1; прогноз %2</translation>
    </message>
    <message>
        <source>Drag to measure a stretch of time; the wheel zooms.</source>
        <translation>Протяните мышью, чтобы измерить отрезок времени; колесо меняет масштаб.</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %2: %n request(s)</source>
        <extracomment>A stretch of the timeline: %1 to %2 are times, %n requests were in flight in it</extracomment>
        <translation>
            <numerusform>%1 – %2: %n запрос</numerusform>
            <numerusform>%1 – %2: %n запроса</numerusform>
            <numerusform>%1 – %2: %n запросов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s)</source>
        <extracomment>Of a stretch of the timeline</extracomment>
        <translation>
            <numerusform>%n флаг</numerusform>
            <numerusform>%n флага</numerusform>
            <numerusform>%n флагов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <extracomment>Of a stretch of the timeline: requests that failed</extracomment>
        <translation>
            <numerusform>с ошибкой: %n</numerusform>
            <numerusform>с ошибкой: %n</numerusform>
            <numerusform>с ошибкой: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1</source>
        <extracomment>Of a stretch of the timeline: %1 is a duration</extracomment>
        <translation>в среднем %1</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <extracomment>Of a stretch of the timeline: %1 requests were in flight on average</extracomment>
        <translation>одновременно %1</translation>
    </message>
    <message>
        <source>%1% %2</source>
        <extracomment>Of a stretch of the timeline: %1 is a percentage, %2 what that share of the time went to</extracomment>
        <translation>%1&#xa0;%: %2</translation>
    </message>
</context>
<context>
    <name>Flaghoist::TimelineView</name>
    <message>
        <source>%L1 allowed</source>
        <extracomment>At the side of the timeline: %L1 requests may be under way at once</extracomment>
        <translation>разрешено %L1</translation>
    </message>
    <message>
        <source>in flight</source>
        <extracomment>At the side of the timeline, at a chart of the requests that are under way</extracomment>
        <translation>в работе</translation>
    </message>
    <message>
        <source>%L1 waiting</source>
        <extracomment>At the side of the timeline: at most %L1 flags waited for a retry or for their turn</extracomment>
        <translation>ждут: %L1</translation>
    </message>
    <message>
        <source>slot %L1</source>
        <extracomment>At the side of the timeline: %L1 is the number of a slot, the place of one request at a time</extracomment>
        <translation>слот %L1</translation>
    </message>
    <message>
        <source>At %1: %2 in flight, %3 allowed</source>
        <extracomment>Over the chart of requests: at the time %1, %2 requests were under way and %3 were allowed</extracomment>
        <translation>%1: в работе %2, разрешено %3</translation>
    </message>
    <message numerus="yes">
        <source>, %n waiting</source>
        <extracomment>Goes on a sentence about requests: so many flags wait for a retry or for their turn</extracomment>
        <translation>
            <numerusform>, ждёт %n</numerusform>
            <numerusform>, ждут %n</numerusform>
            <numerusform>, ждут %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Временная шкала</translation>
    </message>
    <message>
        <source>A bar for each request. Arrow keys go from bar to bar, plus and minus zoom. “As table” shows the same in words.</source>
        <translation>По полоске на каждый запрос. Стрелки переходят от полоски к полоске, плюс и минус меняют масштаб. «Таблицей» показывает то же словами.</translation>
    </message>
    <message>
        <source>%1: %2 from %3, as predicted</source>
        <extracomment>A request that was predicted: %1 is the flag, %2 how long it takes, %3 when it begins</extracomment>
        <translation>%1: %2&#xa0;с момента %3, по прогнозу</translation>
    </message>
    <message>
        <source>%1 – attempt %2 of %3</source>
        <extracomment>A request in the timeline: %1 is the flag, %2 the attempt&apos;s number, %3 how many attempts were made</extracomment>
        <translation>%1&#xa0;— попытка %2 из %3</translation>
    </message>
    <message>
        <source>%1, %2 (slot %3, from %4)</source>
        <extracomment>A request in the timeline: %1 is how it ended, %2 how long it took, %3 is the slot, %4 when it began</extracomment>
        <translation>%1, %2 (слот %3, начало: %4)</translation>
    </message>
</context>
<context>
    <name>FolderConsole</name>
    <message>
        <source>missing</source>
        <extracomment>What is wrong with a file, in a line such as “BR missing br.png”</extracomment>
        <translation>файла нет</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>What is wrong with a file: another flag than the one that was saved</extracomment>
        <translation>файл изменён</translation>
    </message>
    <message>
        <source>damaged</source>
        <extracomment>What is wrong with a file: no whole flag</extracomment>
        <translation>повреждён</translation>
    </message>
    <message>
        <source>extra</source>
        <extracomment>What is wrong with a file: a picture that was not saved by Flaghoist</extracomment>
        <translation>лишний</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n flag(s) are as they were saved.</source>
        <extracomment>%1 of %n flags in the manifest are whole and unchanged</extracomment>
        <translation>
            <numerusform>В сохранённом виде: %1 из %n флага.</numerusform>
            <numerusform>В сохранённом виде: %1 из %n флагов.</numerusform>
            <numerusform>В сохранённом виде: %1 из %n флагов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Smaller than asked for: %1. Their PNGs keep their size; in the sprite they are enlarged.</source>
        <extracomment>%1 is a list of codes. A flag that is made of pixels is narrower than the PNG or the sprite asks for</extracomment>
        <translation>Меньше заданной ширины: %1. Их PNG сохраняют размер; в спрайте они увеличены.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n файл в папке %1.</numerusform>
            <numerusform>%n файла в папке %1.</numerusform>
            <numerusform>%n файлов в папке %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help and shortcuts</source>
        <translation>Справка и клавиши</translation>
    </message>
    <message>
        <source>&lt;p&gt;Choose countries at the left and a source at the top, then press &lt;b&gt;Start&lt;/b&gt;: each flag appears the moment it is complete.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt; and &lt;b&gt;At once&lt;/b&gt; say how the requests run. Start with a practice source: it is built in, as slow and as faulty as you set it.&lt;/p&gt;&lt;p&gt;The tabs at the bottom show errors by cause, every request over time, and what the practice server received. Select a flag to see each of its attempts.&lt;/p&gt;</source>
        <extracomment>Help in a few sentences; keep the tags</extracomment>
        <translation>&lt;p&gt;Выберите страны слева и источник сверху и нажмите &lt;b&gt;Загрузить&lt;/b&gt;: каждый флаг появляется, как только загружен целиком.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Метод&lt;/b&gt; и &lt;b&gt;Одновременно&lt;/b&gt; задают, как идут запросы. Начните с учебного источника: он встроен и настолько медленный и сбойный, насколько вы зададите.&lt;/p&gt;&lt;p&gt;Вкладки внизу показывают ошибки по причинам, каждый запрос во времени и то, что получил учебный сервер. Выделите флаг, чтобы увидеть каждую его попытку.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Flaghoist</source>
        <translation>О программе Flaghoist</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Flaghoist %1&lt;/h3&gt;&lt;p&gt;Downloads country flags concurrently and lets you watch it happen.&lt;/p&gt;&lt;p&gt;After the flag downloaders of &lt;i&gt;Fluent Python&lt;/i&gt;, chapter 17 (20 in the second edition). MIT licence; the flag pack for practice is in the public domain.&lt;/p&gt;</source>
        <extracomment>%1 is the version; keep the tags</extracomment>
        <translation>&lt;h3&gt;Flaghoist %1&lt;/h3&gt;&lt;p&gt;Загружает флаги стран одновременными запросами и показывает, как это происходит.&lt;/p&gt;&lt;p&gt;По образцу загрузчиков флагов из книги &lt;i&gt;Fluent Python&lt;/i&gt; («Python. К вершинам мастерства»), глава 17 (20 во втором издании). Лицензия MIT; учебный набор флагов&#xa0;— общественное достояние.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <extracomment>Copies the versions of the program, of Qt and of the system</extracomment>
        <translation>Копировать &amp;диагностику</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>Examples</source>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>The 20 most populous countries from LOCAL.</source>
        <translation>20 самых населённых стран из LOCAL.</translation>
    </message>
    <message>
        <source>Brazil, France, and BA to BZ.</source>
        <translation>Бразилия, Франция и коды от BA до BZ.</translation>
    </message>
    <message>
        <source>The first 100 countries from slow answers, 50 at once.</source>
        <translation>Первые 100 стран, медленные ответы, 50 запросов одновременно.</translation>
    </message>
    <message>
        <source>From a server of your own into the folder “flags”.</source>
        <translation>С собственного сервера в папку «flags».</translation>
    </message>
    <message>
        <source>Exit status</source>
        <translation>Код завершения</translation>
    </message>
    <message>
        <source>The command line is wrong, or the run could not start.</source>
        <translation>Ошибка в командной строке, или загрузку не удалось начать.</translation>
    </message>
    <message>
        <source>The report file</source>
        <translation>Файл отчёта</translation>
    </message>
    <message>
        <source>One JSON object. Every key is always there; what is not known is null.</source>
        <translation>Один объект JSON. Все ключи присутствуют всегда; неизвестное значение&#xa0;— null.</translation>
    </message>
    <message>
        <source>How many codes, and how many of them ended as ok, unchanged, not_found, error, cancelled.</source>
        <translation>Сколько кодов и сколько из них завершилось как ok, unchanged, not_found, error, cancelled.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Использование</translation>
    </message>
    <message>
        <source>options</source>
        <translation>параметры</translation>
    </message>
    <message>
        <source>The countries of Europe, as flag-AD.png and so on.</source>
        <translation>Страны Европы, в файлы flag-AD.png и так далее.</translation>
    </message>
    <message>
        <source>Now the scripts of the book find LOCAL at http://localhost:%1/flags, and DELAY and ERROR at the next two ports.</source>
        <extracomment>The URL stays as it is</extracomment>
        <translation>После этого скрипты из книги находят LOCAL по адресу http://localhost:%1/flags, а DELAY и ERROR&#xa0;— на двух следующих портах.</translation>
    </message>
    <message>
        <source>Watch the 20 most populous countries arrive from DELAY.</source>
        <translation>Смотреть, как загружаются 20 самых населённых стран из DELAY.</translation>
    </message>
    <message>
        <source>Brazil, France, and BA to BZ are chosen.</source>
        <translation>Выбраны Бразилия, Франция и коды от BA до BZ.</translation>
    </message>
    <message>
        <source>The countries of Europe, some with errors, five at once.</source>
        <translation>Страны Европы, некоторые с ошибками, по пять запросов одновременно.</translation>
    </message>
    <message>
        <source>Every flag is there, or the source does not have it. With --serve: the server was asked to end, by Ctrl+C.</source>
        <translation>Все флаги на месте или отсутствуют в источнике. С --serve: сервер завершён по запросу (Ctrl+C).</translation>
    </message>
    <message>
        <source>The window was closed.</source>
        <translation>Окно закрыто.</translation>
    </message>
    <message>
        <source>The command line is wrong; no window was opened.</source>
        <translation>Ошибка в командной строке; окно не открыто.</translation>
    </message>
    <message>
        <source>Downloads the flags of countries, many at once, and shows what becomes of each in a window.</source>
        <translation>Загружает флаги множества стран одновременно и показывает в окне, что происходит с каждым.</translation>
    </message>
    <message>
        <source>A country code, or one letter: B stands for BA to BZ. Without any, and without -a, -e or --region: the 20 most populous countries.</source>
        <translation>Код страны или одна буква: B означает от BA до BZ. Если не задано ни кодов, ни -a, -e или --region: 20 самых населённых стран.</translation>
    </message>
    <message>
        <source>Requests at once; why fewer: codes, source, strategy, maximum, open-files.</source>
        <translation>Одновременных запросов: задано и использовано; почему меньше: codes (число кодов), source (источник), strategy (метод), maximum (предел), open-files (открытые файлы).</translation>
    </message>
    <message>
        <source>The version of this format: 2.</source>
        <translation>Версия этого формата: 2.</translation>
    </message>
    <message>
        <source>What wrote the file, and when the run began.</source>
        <translation>Какая программа записала файл и когда начался запуск.</translation>
    </message>
    <message>
        <source>What was used; practice is null for other sources.</source>
        <translation>Что использовалось; practice равно null для других источников.</translation>
    </message>
    <message>
        <source>Seconds, without pauses.</source>
        <translation>Секунды без пауз.</translation>
    </message>
    <message>
        <source>One for each code, in alphabetical order: code, name, url, status, kind (of an error), http_status, reason, detail, delivered_ms, attempts, bytes, width, height, format, sha256, file.</source>
        <translation>По одному на код, по алфавиту: code, name, url, status, kind (вид ошибки), http_status, reason, detail, delivered_ms, attempts, bytes, width, height, format, sha256, file.</translation>
    </message>
    <message>
        <source>Of an item: round, slot (from 0), sends (how often the request was really sent), reused (the connection), bytes, kind, http_status, reason, detail, and when each step was reached: due_ms, start_ms, connected_ms, secured_ms, sent_ms, first_byte_ms, received_ms, verified_ms, end_ms. Times are milliseconds since the run began.</source>
        <translation>Внутри items: round, slot (слот, с 0), sends (сколько раз запрос отправлен на самом деле), reused (соединение), bytes, kind, http_status, reason, detail и время каждого шага: due_ms, start_ms, connected_ms, secured_ms, sent_ms, first_byte_ms, received_ms, verified_ms, end_ms. Время&#xa0;— в миллисекундах от начала запуска.</translation>
    </message>
    <message>
        <source>See one slow answer hold up every flag after it; as completed, it holds up nothing.</source>
        <translation>Посмотреть, как один медленный ответ задерживает все следующие флаги; в порядке готовности он не задерживает ничего.</translation>
    </message>
    <message>
        <source>A quarter of the requests fails, and retries help.</source>
        <translation>Четверть запросов завершается сбоем, и повторы помогают.</translation>
    </message>
    <message>
        <source>Some flags failed, or the output could not be written.</source>
        <translation>Некоторые флаги с ошибкой, или вывод не удалось записать.</translation>
    </message>
    <message>
        <source>Hung up, interrupted (Ctrl+C) or terminated; a second Ctrl+C ends at once.</source>
        <translation>Терминал закрыт, прервано (Ctrl+C) или завершено; второе нажатие Ctrl+C завершает сразу.</translation>
    </message>
    <message>
        <source>The reader of the output closed it.</source>
        <translation>Читатель вывода закрыл его.</translation>
    </message>
    <message>
        <source>The same by the planned responses of a practice source.</source>
        <translation>То&#xa0;же по&#xa0;запланированным ответам учебного источника.</translation>
    </message>
    <message>
        <source>What the elapsed time went to, step by step: code, attempt, phase, from_ms, to_ms. Each step began because the one before ended.</source>
        <translation>На&#xa0;что ушло время, шаг за&#xa0;шагом: code, attempt, phase, from_ms, to_ms. Каждый шаг начался, потому что закончился предыдущий.</translation>
    </message>
    <message>
        <source>Downloads the flags of countries, many at once, and says what came of each.</source>
        <translation>Загружает флаги стран, много одновременно, и сообщает, что получилось с каждым.</translation>
    </message>
    <message>
        <source>What to open, a path with a dot or a slash: a list of country codes; a folder of flags or its flags.json, a report, a HAR file or a kept run of Flaghoist, each shown as a run that can be retried; a scenario, which is JSON with “practice” as in a report, and with “source”, “strategy”, “asked”, “retries” and “codes” where wanted.</source>
        <extracomment>FILE, flags.json, HAR and “practice” stay as they are</extracomment>
        <translation>Что открыть; путь с точкой или косой чертой: список кодов стран; папка с флагами или её flags.json, отчёт, файл HAR или сохранённый запуск Flaghoist&#xa0;— каждый показывается как запуск, который можно повторить; сценарий&#xa0;— JSON с «practice», как в отчёте, и при желании с «source», «strategy», «asked», «retries» и «codes».</translation>
    </message>
</context>
<context>
    <name>IndexPage</name>
    <message>
        <source>Flaghoist practice server</source>
        <extracomment>Title of a web page</extracomment>
        <translation>Учебный сервер Flaghoist</translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) are served here.</source>
        <extracomment>Web page of the practice server</extracomment>
        <translation>
            <numerusform>Здесь %n флаг.</numerusform>
            <numerusform>Здесь %n флага.</numerusform>
            <numerusform>Здесь %n флагов.</numerusform>
        </translation>
    </message>
    <message>
        <source>These pictures are for practice, not for publishing: some are dated.</source>
        <extracomment>Web page of the practice server</extracomment>
        <translation>Эти изображения&#xa0;— для учёбы, а не для публикации: некоторые устарели.</translation>
    </message>
</context>
<context>
    <name>LegendText</name>
    <message>
        <source>under way</source>
        <extracomment>Legend of the timeline: a request that has not ended</extracomment>
        <translation>в работе</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>Legend of the timeline: no new requests were sent</extracomment>
        <translation>пауза</translation>
    </message>
    <message>
        <source>server asked to wait</source>
        <extracomment>Legend of the timeline: the server asked to be left alone for a while</extracomment>
        <translation>сервер просит подождать</translation>
    </message>
</context>
<context>
    <name>MemoryTexts</name>
    <message>
        <source>There is not enough memory. Saved flags are whole; allow more memory, or fewer requests at once.</source>
        <translation>Не хватает памяти. Сохранённые флаги целы; выделите больше памяти или уменьшите число одновременных запросов.</translation>
    </message>
</context>
<context>
    <name>OptionChips</name>
    <message>
        <source>delay %1 to %2</source>
        <extracomment>Chip: an option that is set; %1 and %2 are times</extracomment>
        <translation>задержка от %1 до %2</translation>
    </message>
    <message>
        <source>%1% errors</source>
        <extracomment>Chip: an option that is set; %1 is a number</extracomment>
        <translation>ошибок %1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <extracomment>Chip: which kinds of faults the practice server makes is set</extracomment>
        <translation>
            <numerusform>%n вид сбоев</numerusform>
            <numerusform>%n вида сбоев</numerusform>
            <numerusform>%n видов сбоев</numerusform>
        </translation>
    </message>
    <message>
        <source>capacity %L1</source>
        <extracomment>Chip: the practice server answers so many requests at a time</extracomment>
        <translation>ёмкость %L1</translation>
    </message>
    <message>
        <source>rate %L1/s</source>
        <extracomment>Chip: the practice server answers so many requests per second</extracomment>
        <translation>частота %L1/с</translation>
    </message>
    <message>
        <source>seed %1</source>
        <extracomment>Chip: an option that is set</extracomment>
        <translation>начальное число %1</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <extracomment>Chip: the practice server answers this code after this time; %1 is a code</extracomment>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>retries %1</source>
        <extracomment>Chip: an option that is set</extracomment>
        <translation>повторы: %1</translation>
    </message>
    <message>
        <source>timeout %1</source>
        <extracomment>Chip: an option that is set; %1 is a time</extracomment>
        <translation>тайм-аут %1</translation>
    </message>
    <message>
        <source>keeps existing files</source>
        <translation>файлы не перезаписывать</translation>
    </message>
    <message>
        <source>names %1</source>
        <extracomment>Chip: %1 says how files are called</extracomment>
        <translation>имена %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 is a number of seconds</extracomment>
        <translation>%1&#xa0;с</translation>
    </message>
    <message>
        <source>replaces only what changed</source>
        <translation>заменяет только изменённое</translation>
    </message>
</context>
<context>
    <name>OptionTexts</name>
    <message>
        <source>Which flags</source>
        <translation>Какие флаги</translation>
    </message>
    <message>
        <source>All countries: the 249 codes of ISO 3166-1.</source>
        <translation>Все страны: 249 кодов ISO 3166-1.</translation>
    </message>
    <message>
        <source>Every code from AA to ZZ, 676 of them.</source>
        <translation>Все 676 кодов от AA до ZZ.</translation>
    </message>
    <message>
        <source>Only the first N codes in alphabetical order.</source>
        <translation>Только первые N кодов в алфавитном порядке.</translation>
    </message>
    <message>
        <source>TEMPLATE</source>
        <translation>ШАБЛОН</translation>
    </message>
    <message>
        <source>Another server: the URL of a flag, with {cc} where the code goes in lower case, or {CC} in upper case.</source>
        <extracomment>{cc}, {CC} and the URL stay as they are</extracomment>
        <translation>Другой сервер: URL флага с {cc} на месте кода строчными буквами или {CC}&#xa0;— прописными.</translation>
    </message>
    <message>
        <source>MIN:MAX</source>
        <translation>МИН:МАКС</translation>
    </message>
    <message>
        <source>METHOD</source>
        <translation>МЕТОД</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>СЕКУНДЫ</translation>
    </message>
    <message>
        <source>Time allowed for one attempt (default %1, at most %2).</source>
        <translation>Время на одну попытку (по умолчанию %1, не больше %2).</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>ПАПКА</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>ФАЙЛ</translation>
    </message>
    <message>
        <source>A line for each code instead of the progress bar.</source>
        <translation>Строка на каждый код вместо индикатора выполнения.</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>Показать эту справку и выйти.</translation>
    </message>
    <message>
        <source>Show the versions of Flaghoist, Qt and ICU and end.</source>
        <translation>Показать версии Flaghoist, Qt и ICU и выйти.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>ИМЯ</translation>
    </message>
    <message>
        <source>The countries of Africa, Americas, Asia, Europe or Oceania; also in your language. May be given several times.</source>
        <extracomment>The five names stay as they are</extracomment>
        <translation>Страны региона: Africa, Americas, Asia, Europe или Oceania; можно и по-русски. Можно указать несколько раз.</translation>
    </message>
    <message>
        <source>It waits this many seconds before it answers; one number, or a range such as 0.5:5.</source>
        <translation>Сколько секунд он ждёт перед ответом: одно число или диапазон, например 0.5:5.</translation>
    </message>
    <message>
        <source>CC=SECONDS</source>
        <translation>CC=СЕКУНДЫ</translation>
    </message>
    <message>
        <source>Instead of downloading: serve flags to other programs</source>
        <translation>Вместо загрузки: отдавать флаги другим программам</translation>
    </message>
    <message>
        <source>LIST</source>
        <translation>СПИСОК</translation>
    </message>
    <message>
        <source>At most N requests at once (default %1, with pool-in-order %2, with sequential %3). Never more than %4, than the source allows, or than there are codes; sequential always sends one.</source>
        <extracomment>“pool-in-order” and “sequential” stay as they are</extracomment>
        <translation>Не больше N запросов одновременно (по умолчанию %1, для pool-in-order&#xa0;— %2, для sequential&#xa0;— %3), но не больше %4, предела источника и числа кодов; sequential всегда отправляет по одному.</translation>
    </message>
    <message>
        <source>sequential: one at a time; pool-in-order: a thread pool, flags in alphabetical order; pool (default): a thread pool, flags as they are completed; event-loop: one thread waits for all, flags as they are completed.</source>
        <extracomment>“sequential”, “pool-in-order”, “pool” and “event-loop” stay as they are</extracomment>
        <translation>sequential: по одному; pool-in-order: пул потоков, флаги в алфавитном порядке; pool (по умолчанию): пул потоков, флаги по мере готовности; event-loop: один поток ждёт все ответы, флаги по мере готовности.</translation>
    </message>
    <message>
        <source>Serve on port N and the two after it; 0 takes any free ones. The scripts of the book’s second edition look for %1 to %2 (default), those of the first for %3 to %4: --port %3.</source>
        <translation>Порт N и два следующих; 0&#xa0;— любые свободные. Скрипты второго издания книги ищут порты %1–%2 (по умолчанию), первого&#xa0;— %3–%4: --port %3.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>SOURCE</source>
        <extracomment>What stands for the value of --server in the help</extracomment>
        <translation>ИСТОЧНИК</translation>
    </message>
    <message>
        <source>LOCAL (default), DELAY or ERROR: the built-in practice server, which answers at once, slowly, or with errors, and needs no network. REMOTE: the site of the book. On the web: flagcdn, flag-icons, circle-flags.</source>
        <translation>LOCAL (по умолчанию), DELAY или ERROR: встроенный учебный сервер, который отвечает сразу, медленно или с ошибками и не требует сети. REMOTE: сайт книги. В Интернете: flagcdn, flag-icons, circle-flags.</translation>
    </message>
    <message>
        <source>LOCAL, DELAY (default) or ERROR: the built-in practice server, which answers at once, slowly, or with errors, and needs no network. REMOTE: the site of the book. On the web: flagcdn, flag-icons, circle-flags.</source>
        <translation>LOCAL, DELAY (по умолчанию) или ERROR: встроенный учебный сервер, который отвечает сразу, медленно или с ошибками и не требует сети. REMOTE: сайт книги. В Интернете: flagcdn, flag-icons, circle-flags.</translation>
    </message>
    <message>
        <source>Practice server</source>
        <translation>Учебный сервер</translation>
    </message>
    <message>
        <source>Share of requests that fail: a number from 0 to 1, 0.25 for a quarter.</source>
        <translation>Доля запросов со сбоем: число от 0 до 1, 0.25&#xa0;— четверть.</translation>
    </message>
    <message>
        <source>How they fail: any of %1, with commas between them, all or none (default %2); each is as likely as the others. Without --error-rate, a source without errors of its own gets a rate of %3.</source>
        <extracomment>%1 is a list of ids and %2 one of them; these, “all” and “none” stay as they are; %3 is a number</extracomment>
        <translation>Какие сбои: любые из %1 через запятую, all или none (по умолчанию %2); все равновероятны. Без --error-rate источник без собственных ошибок получает долю %3.</translation>
    </message>
    <message>
        <source>One flag takes exactly this long: BD=10 holds Bangladesh back for ten seconds. May be given several times.</source>
        <translation>Один флаг отдаётся ровно столько секунд: BD=10 задерживает Бангладеш на десять секунд. Можно указать несколько раз.</translation>
    </message>
    <message>
        <source>It answers N requests at a time, the others queue: the delay depends on the load (default 0: any number).</source>
        <translation>Отвечает на N запросов одновременно, остальные ждут в очереди: задержка зависит от нагрузки (по умолчанию 0: без ограничения).</translation>
    </message>
    <message>
        <source>It answers N requests per second and refuses the others with 429 and Retry-After (default 0: any number).</source>
        <extracomment>429 and Retry-After stay as they are</extracomment>
        <translation>Отвечает на N запросов в секунду, остальные отклоняет с кодом 429 и Retry-After (по умолчанию 0: без ограничения).</translation>
    </message>
    <message>
        <source>The same seed gives the same delays and errors (default 0).</source>
        <translation>Одно и то же начальное число даёт одни и те же задержки и ошибки (по умолчанию 0).</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Further attempts after a temporary error (default %1, at most %2).</source>
        <translation>Число повторов после временной ошибки (по умолчанию %1, не больше %2).</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Folder for the flags (default: downloads); created if it does not exist.</source>
        <translation>Папка для флагов (по умолчанию downloads); создаётся, если её нет.</translation>
    </message>
    <message>
        <source>Folder for the flags (default: in your folder of pictures); created if it does not exist.</source>
        <translation>Папка для флагов (по умолчанию&#xa0;— в вашей папке изображений); создаётся, если её нет.</translation>
    </message>
    <message>
        <source>What the files are called: {cc} (default) or {CC} where the code goes, such as flag-{CC}; also {alpha3}, {numeric}, {name} and {region}. The extension follows by itself.</source>
        <extracomment>What is in braces stays as it is</extracomment>
        <translation>Имена файлов: {cc} (по умолчанию) или {CC} на месте кода, например flag-{CC}; также {alpha3}, {numeric}, {name} и {region}. Расширение добавляется само.</translation>
    </message>
    <message>
        <source>Of flags that are already there: keep them (skip), replace them (overwrite, default), or replace those of which the source has another by now (update).</source>
        <extracomment>“skip”, “overwrite” and “update” stay as they are</extracomment>
        <translation>Что делать с флагами, которые уже есть: оставить (skip), заменить (overwrite, по умолчанию) или заменить те, что у источника изменились (update).</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Вывод</translation>
    </message>
    <message>
        <source>At the end, why the run took so long, what its time went to, and what would change it.</source>
        <translation>В&#xa0;конце: почему запуск длился столько, на&#xa0;что ушло время и&#xa0;что его изменит.</translation>
    </message>
    <message>
        <source>Write what happened to FILE, as JSON (see below); - is standard output, and everything else goes to standard error then.</source>
        <extracomment>“-” stays as it is</extracomment>
        <translation>Записать, что произошло, в ФАЙЛ в формате JSON (см. ниже); «-»&#xa0;— стандартный вывод, всё остальное тогда выводится в стандартный поток ошибок.</translation>
    </message>
    <message>
        <source>Write every request to FILE as an HTTP Archive (HAR 1.2), for the network panels of browsers.</source>
        <translation>Записать все запросы в FILE как архив HTTP (HAR 1.2) для сетевых панелей браузеров.</translation>
    </message>
    <message>
        <source>Write every request to FILE as a trace with one track per slot, for Perfetto and speedscope.</source>
        <translation>Записать все запросы в FILE как трассу с дорожкой на каждый слот для Perfetto и speedscope.</translation>
    </message>
    <message>
        <source>Instead of one run: each of these numbers of requests at once, such as 1,5,30,100, three times with each method or with --strategy alone, from a practice source into a temporary folder. Prints a table; --report FILE writes it as JSON, or as CSV where FILE ends in .csv.</source>
        <extracomment>--strategy and --report stay as they are</extracomment>
        <translation>Вместо одного запуска: каждое из этих чисел одновременных запросов, например 1,5,30,100, по три раза каждым способом (или только --strategy) с учебного источника во временную папку. Печатает таблицу; --report FILE записывает её как JSON, а если FILE кончается на .csv&#xa0;— как CSV.</translation>
    </message>
    <message>
        <source>Press Start as soon as the window is open.</source>
        <translation>Начать загрузку, как только откроется окно.</translation>
    </message>
    <message>
        <source>Run the book’s servers on this computer, until Ctrl+C: LOCAL on port %1, DELAY on %2, ERROR on %3, with flags at /flags/{cc}/{cc}.gif. Without DIR the built-in flags; with it the files DIR/{cc}/{cc}.gif or DIR/{cc}.gif, or .png. The options on the practice server apply to DELAY and ERROR.</source>
        <extracomment>{cc} stays as it is; so do LOCAL, DELAY, ERROR</extracomment>
        <translation>Запустить на этом компьютере серверы из книги, до Ctrl+C: LOCAL на порту %1, DELAY на %2, ERROR на %3, флаги по адресам /flags/{cc}/{cc}.gif. Без ПАПКИ&#xa0;— встроенные флаги; с ней&#xa0;— файлы ПАПКА/{cc}/{cc}.gif или ПАПКА/{cc}.gif, или .png. Параметры учебного сервера относятся к DELAY и ERROR.</translation>
    </message>
    <message>
        <source>Instead of downloading: work with flags that were saved</source>
        <translation>Вместо загрузки: работа с сохранёнными флагами</translation>
    </message>
    <message>
        <source>Compare DIR with the list of its flags (flags.json) and name each that is missing, changed, damaged or extra. Exit status 1 if there is any.</source>
        <extracomment>flags.json stays as it is</extracomment>
        <translation>Сравнить папку ПАПКА со списком её флагов (flags.json) и назвать каждый, которого нет, который изменён, повреждён или лишний. Код завершения 1, если такие есть.</translation>
    </message>
    <message>
        <source>Make files for a site or an app from the flags in DIR and write them to the folder of -o, with their licences in ATTRIBUTION.md.</source>
        <extracomment>ATTRIBUTION.md stays as it is</extracomment>
        <translation>Подготовить из флагов в папке ПАПКА файлы для сайта или приложения и записать их в папку из -o; лицензии&#xa0;— в ATTRIBUTION.md.</translation>
    </message>
    <message>
        <source>WIDTHS</source>
        <translation>ШИРИНА</translation>
    </message>
    <message>
        <source>With --pack: a PNG of each flag in each of these widths, such as 64,320. Flags that are smaller keep their size.</source>
        <translation>С --pack: PNG каждого флага в каждой ширине, например 64,320. Флаги меньшего размера не увеличиваются.</translation>
    </message>
    <message>
        <source>With --pack: one picture of all flags, once more at double size, with CSS and JSON.</source>
        <translation>С --pack: одно изображение со всеми флагами, ещё раз в двойном размере, с CSS и JSON.</translation>
    </message>
</context>
<context>
    <name>PracticeText</name>
    <message>
        <source>answers at once</source>
        <extracomment>How the practice server behaves</extracomment>
        <translation>отвечает сразу</translation>
    </message>
    <message>
        <source>answers after %1</source>
        <extracomment>How the practice server behaves: %1 is a time</extracomment>
        <translation>отвечает через %1</translation>
    </message>
    <message>
        <source>answers after %1 to %2</source>
        <extracomment>How the practice server behaves: %1 and %2 are times</extracomment>
        <translation>задержка от %1 до %2</translation>
    </message>
    <message>
        <source>nothing fails on purpose</source>
        <extracomment>How the practice server behaves</extracomment>
        <translation>намеренных сбоев нет</translation>
    </message>
    <message>
        <source>418 I’m a teapot</source>
        <extracomment>What the practice server does wrong on purpose</extracomment>
        <translation>418 I’m a teapot</translation>
    </message>
    <message>
        <source>503 with Retry-After</source>
        <extracomment>What the practice server does wrong on purpose; Retry-After stays as it is</extracomment>
        <translation>503&#xa0;с Retry-After</translation>
    </message>
    <message>
        <source>429 with Retry-After</source>
        <extracomment>What the practice server does wrong on purpose; Retry-After stays as it is</extracomment>
        <translation>429&#xa0;с Retry-After</translation>
    </message>
    <message>
        <source>connection reset</source>
        <extracomment>What the practice server does wrong on purpose</extracomment>
        <translation>сброс соединения</translation>
    </message>
    <message>
        <source>body cut short</source>
        <extracomment>What the practice server does wrong on purpose</extracomment>
        <translation>неполное тело ответа</translation>
    </message>
    <message>
        <source>answer stalls</source>
        <extracomment>What the practice server does wrong on purpose: the answer begins and does not go on</extracomment>
        <translation>зависший ответ</translation>
    </message>
    <message>
        <source>garbage instead of a picture</source>
        <extracomment>What the practice server does wrong on purpose</extracomment>
        <translation>мусор вместо изображения</translation>
    </message>
    <message>
        <source>%L1 × %2</source>
        <extracomment>How often the practice server did something wrong: %L1 is a number, %2 what it did</extracomment>
        <translation>%L1 × %2</translation>
    </message>
    <message>
        <source>seed %1</source>
        <extracomment>How the practice server behaves: the number that its delays and faults are drawn from</extracomment>
        <translation>начальное число %1</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <extracomment>How the practice server behaves: %1 is a country code, %2 a time</extracomment>
        <translation>%1 через %2</translation>
    </message>
    <message>
        <source>%1% of requests fail: %2</source>
        <extracomment>How the practice server behaves: %1 is a number, %2 a list such as “connection reset, body cut short”</extracomment>
        <translation>запросов со сбоем: %1&#xa0;%: %2</translation>
    </message>
</context>
<context>
    <name>ProblemText</name>
    <message>
        <source>%1.</source>
        <extracomment>%1 is a sentence of ours without its full stop, %2 the reason in the system’s own words</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Usage error: each CC argument must be A to Z or AA to ZZ. “%1” is neither.</source>
        <extracomment>The first sentence is the message of the book’s own scripts; %1 is what was typed instead of a code</extracomment>
        <translation>Ошибка в параметрах: каждый аргумент CC должен быть от A до Z или от AA до ZZ. «%1» не подходит.</translation>
    </message>
    <message>
        <source>Usage error: the number of requests at once (--max_req N) must be a whole number, 1 or more, not “%1”.</source>
        <translation>Ошибка в параметрах: число одновременных запросов (--max_req N) должно быть целым и не меньше 1; задано «%1».</translation>
    </message>
    <message>
        <source>Usage error: the number of codes to keep (--limit N) must be a whole number, 1 or more, not “%1”.</source>
        <translation>Ошибка в параметрах: число оставляемых кодов (--limit N) должно быть целым и не меньше 1; задано «%1».</translation>
    </message>
    <message>
        <source>Usage error: the source (--server) must be one of %1, not “%2”.</source>
        <extracomment>%1 is a list of labels such as LOCAL, DELAY</extracomment>
        <translation>Ошибка в параметрах: допустимые источники (--server): %1; задано «%2».</translation>
    </message>
    <message>
        <source>Usage error: the time allowed for an attempt (--timeout SECONDS) must be more than 0 and at most %1, not “%2”.</source>
        <translation>Ошибка в параметрах: время на попытку (--timeout СЕКУНДЫ) должно быть больше 0 и не больше %1; задано «%2».</translation>
    </message>
    <message>
        <source>Usage error: the number of retries (--retries N) must be a whole number from 0 to %1, not “%2”.</source>
        <translation>Ошибка в параметрах: число повторов (--retries N) должно быть целым от 0 до %1; задано «%2».</translation>
    </message>
    <message>
        <source>Usage error: the delay of the practice server (--delay MIN:MAX) must be two numbers of seconds from 0 to %1, the smaller one first, not “%2”.</source>
        <translation>Ошибка в параметрах: задержка учебного сервера (--delay МИН:МАКС)&#xa0;— это два числа секунд от 0 до %1, сначала меньшее; задано «%2».</translation>
    </message>
    <message>
        <source>Usage error: the error rate of the practice server (--error-rate P) must be a number from 0 to 1, not “%1”.</source>
        <translation>Ошибка в параметрах: доля ошибок учебного сервера (--error-rate P) должна быть числом от 0 до 1; задано «%1».</translation>
    </message>
    <message>
        <source>Usage error: the seed of the practice server (--seed N) must be a whole number from 0 to %1, not “%2”.</source>
        <translation>Ошибка в параметрах: начальное число учебного сервера (--seed N) должно быть целым от 0 до %1; задано «%2».</translation>
    </message>
    <message>
        <source>Usage error: these options exclude each other: %1. Give only one of them.</source>
        <extracomment>%1 names options, such as --server, --url</extracomment>
        <translation>Ошибка в параметрах: нельзя указывать вместе %1. Оставьте только один из них.</translation>
    </message>
    <message>
        <source>Choose at least one country.</source>
        <translation>Выберите хотя бы одну страну.</translation>
    </message>
    <message>
        <source>The URL “%1” has no place for the country code: write {cc} (lower case) or {CC} (upper case) where it goes.</source>
        <extracomment>{cc} and {CC} stay as they are</extracomment>
        <translation>В URL «%1» нет места для кода страны: укажите на этом месте {cc} (строчные буквы) или {CC} (прописные).</translation>
    </message>
    <message>
        <source>The URL “%1” must begin with http:// or https://.</source>
        <translation>URL «%1» должен начинаться с http:// или https://.</translation>
    </message>
    <message>
        <source>Type the URL of a source, such as https://example.org/flags/{cc}.png.</source>
        <translation>Введите URL источника, например https://example.org/flags/{cc}.png.</translation>
    </message>
    <message>
        <source>The folder for the flags cannot be written to</source>
        <translation>Папка для флагов недоступна для записи</translation>
    </message>
    <message>
        <source>Another Flaghoist is saving into this folder right now</source>
        <translation>В эту папку сейчас сохраняет флаги другой экземпляр Flaghoist</translation>
    </message>
    <message>
        <source>The report file cannot be written</source>
        <translation>Не удаётся записать файл отчёта</translation>
    </message>
    <message>
        <source>The practice server could not be started</source>
        <translation>Не удалось запустить учебный сервер</translation>
    </message>
    <message>
        <source>Usage error: the method (--strategy) must be one of %1, not “%2”.</source>
        <extracomment>%1 is a list of ids that stay as they are</extracomment>
        <translation>Ошибка в параметрах: допустимые методы (--strategy): %1; задано «%2».</translation>
    </message>
    <message>
        <source>Usage error: a slow code (--slow CC=SECONDS) must be a code and a number of seconds from 0 to %1, such as BD=10, not “%2”.</source>
        <translation>Ошибка в параметрах: медленный код (--slow CC=СЕКУНДЫ) задаётся кодом и числом секунд от 0 до %1, например BD=10, а не «%2».</translation>
    </message>
    <message>
        <source>Usage error: the region (--region) must be one of Africa, Americas, Asia, Europe, Oceania, not “%1”.</source>
        <translation>Ошибка в параметрах: регион (--region)&#xa0;— один из Africa, Americas, Asia, Europe, Oceania, а не «%1».</translation>
    </message>
    <message>
        <source>Usage error: the first of the three ports (--port N) must be a whole number from 0 to %1, not “%2”.</source>
        <extracomment>%1 is the largest number</extracomment>
        <translation>Ошибка в параметрах: первый из трёх портов (--port N) должен быть целым числом от 0 до %1; задано «%2».</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program. End that one, or choose other ports (--port N).</source>
        <extracomment>%1 is a number; --port stays as it is</extracomment>
        <translation>Порт %1 занят другой программой. Завершите её или укажите другие порты (--port N).</translation>
    </message>
    <message>
        <source>Usage error: the faults of the practice server (--faults LIST) must be some of %1, with commas between them, not “%2”.</source>
        <extracomment>%1 is a list of ids that stay as they are</extracomment>
        <translation>Ошибка в параметрах: сбои учебного сервера (--faults СПИСОК)&#xa0;— любые из %1 через запятую; задано «%2».</translation>
    </message>
    <message>
        <source>There is too little room for the flags (at least %1 is needed)</source>
        <extracomment>%1 is a size such as “2 MiB”</extracomment>
        <translation>Для флагов слишком мало места (нужно не меньше %1)</translation>
    </message>
    <message>
        <source> %1 is %2.</source>
        <extracomment>%1 is the name of a country, %2 its code; stands behind a sentence, with the space before it</extracomment>
        <translation> %1&#xa0;— это %2.</translation>
    </message>
    <message>
        <source>Usage error: write the folder to serve with an equals sign, --serve=%1. Country codes do not go with --serve.</source>
        <extracomment>%1 is what was typed after --serve; that option stays as it is</extracomment>
        <translation>Ошибка в параметрах: папка указывается через знак равенства: --serve=%1. Коды стран вместе с --serve не указываются.</translation>
    </message>
    <message>
        <source>There are no flags in %1: they should be called br/br.gif or br.gif, or .png.</source>
        <extracomment>%1 is a folder; the file names stay as they are</extracomment>
        <translation>В папке %1 нет флагов: файлы должны называться br/br.gif или br.gif либо так же с .png.</translation>
    </message>
    <message>
        <source>%1 stands for nothing: write {cc} (lower case) or {CC} (upper case) where the country code goes.</source>
        <extracomment>%1 is something in braces; {cc} and {CC} stay as they are</extracomment>
        <translation>%1 ничего не означает: напишите {cc} (строчными) или {CC} (прописными) на месте кода страны.</translation>
    </message>
    <message>
        <source>A URL contains no spaces: write %1 instead.</source>
        <extracomment>%1 stands for a space in URLs</extracomment>
        <translation>В URL не бывает пробелов: пишите вместо них %1.</translation>
    </message>
    <message>
        <source>There is no port %1: the largest is 65535.</source>
        <extracomment>%1 is a number</extracomment>
        <translation>Порта %1 нет: наибольший&#xa0;— 65535.</translation>
    </message>
    <message>
        <source>“%1” is not a valid URL. It should look like https://example.org/flags/{cc}.png.</source>
        <translation>«%1»&#xa0;— неправильный URL. Он должен выглядеть так: https://example.org/flags/{cc}.png.</translation>
    </message>
    <message>
        <source>Usage error: what happens to existing files (--existing) must be “overwrite”, “skip” or “update”, not “%1”.</source>
        <translation>Ошибка в параметрах: для существующих файлов (--existing) допустимо «overwrite», «skip» или «update», а не «%1».</translation>
    </message>
    <message>
        <source>Usage error: the capacity of the practice server (--capacity N) must be a whole number, 0 or more, not “%1”.</source>
        <translation>Ошибка в параметрах: число одновременных ответов учебного сервера (--capacity N)&#xa0;— целое число от 0, а не «%1».</translation>
    </message>
    <message>
        <source>Usage error: the rate of the practice server (--rate N) must be a whole number of requests per second, 0 or more, not “%1”.</source>
        <translation>Ошибка в параметрах: число запросов в секунду для учебного сервера (--rate N)&#xa0;— целое число от 0, а не «%1».</translation>
    </message>
    <message>
        <source>Usage error: the file name (--name) must contain {cc}, {CC}, {alpha3}, {numeric}, {name} or {region} and be a plain name without folders, not “%1”.</source>
        <extracomment>What is in braces stays as it is</extracomment>
        <translation>Ошибка в параметрах: имя файла (--name) должно содержать {cc}, {CC}, {alpha3}, {numeric}, {name} или {region} и быть простым именем без папок, а не «%1».</translation>
    </message>
    <message>
        <source>Several flags would be saved under one name (%1). Add {cc} to the file name.</source>
        <extracomment>%1 is a list of codes and the name that they have in common, such as “FR, GP: Europe”; {cc} stays</extracomment>
        <translation>Несколько флагов сохранились бы под одним именем (%1). Добавьте в имя файла {cc}.</translation>
    </message>
    <message>
        <source>Usage error: %1 works only with a practice source. Choose LOCAL, DELAY or ERROR with --server.</source>
        <extracomment>%1 is an option; LOCAL, DELAY, ERROR and --server stay as they are</extracomment>
        <translation>Ошибка в параметрах: %1 действует только с учебным источником. Выберите LOCAL, DELAY или ERROR параметром --server.</translation>
    </message>
    <message>
        <source>Usage error: %1 works only with --serve.</source>
        <extracomment>%1 is an option; --serve stays as it is</extracomment>
        <translation>Ошибка вызова: %1 действует только вместе с --serve.</translation>
    </message>
    <message>
        <source>Usage error: %1 works only with --pack.</source>
        <extracomment>%1 is an option; --pack stays as it is</extracomment>
        <translation>Ошибка в параметрах: %1 работает только вместе с --pack.</translation>
    </message>
    <message>
        <source>Usage error: the widths (--png) must be whole numbers from 1 to %1 with commas between them, not “%2”.</source>
        <extracomment>%1 is the largest number; --png stays as it is</extracomment>
        <translation>Ошибка в параметрах: ширина (--png)&#xa0;— целые числа от 1 до %1 через запятую, а не «%2».</translation>
    </message>
    <message>
        <source>Usage error: unknown option %1.</source>
        <extracomment>%1 is what was typed, such as --foo</extracomment>
        <translation>Ошибка в параметрах: неизвестный параметр %1.</translation>
    </message>
    <message>
        <source>Usage error: the option %1 takes no value.</source>
        <extracomment>%1 is an option such as --all</extracomment>
        <translation>Ошибка в параметрах: у параметра %1 нет значения.</translation>
    </message>
    <message>
        <source>Usage error: the option %1 needs a value.</source>
        <extracomment>%1 is an option such as --limit</extracomment>
        <translation>Ошибка в параметрах: параметру %1 нужно значение.</translation>
    </message>
    <message>
        <source>The URL “%1” must not contain a user name or password: it would be shown in the log and the report.</source>
        <translation>URL «%1» не должен содержать имени пользователя или пароля: они попали бы в журнал и отчёт.</translation>
    </message>
    <message>
        <source>The folder for the flags could not be created</source>
        <translation>Не удалось создать папку для флагов</translation>
    </message>
    <message>
        <source>There is no list of flags (flags.json) in %1. Choose a folder that Flaghoist has saved flags into.</source>
        <extracomment>%1 is a folder; flags.json stays as it is</extracomment>
        <translation>В папке %1 нет списка флагов (flags.json). Выберите папку, в которую Flaghoist сохранял флаги.</translation>
    </message>
    <message>
        <source>“%1” is not a list of flags that this version of Flaghoist can read. Move it away, or choose another folder.</source>
        <extracomment>%1 is the path of flags.json</extracomment>
        <translation>«%1»&#xa0;— не список флагов, который может прочитать эта версия Flaghoist. Переместите этот файл или выберите другую папку.</translation>
    </message>
    <message>
        <source>The pack could not be created</source>
        <translation>Не удалось создать набор</translation>
    </message>
    <message>
        <source>The folder to serve cannot be read</source>
        <translation>Папку с флагами прочитать нельзя</translation>
    </message>
    <message>
        <source>The key in the URL of %1 is not kept with a run. Choose that source again, then retry.</source>
        <extracomment>%1 is the label of a source</extracomment>
        <translation>Ключ из URL источника %1 не хранится вместе с запуском. Выберите этот источник снова и повторите.</translation>
    </message>
    <message>
        <source>Usage error: the numbers of requests at once to compare (--sweep LIST) must be whole numbers from 1 to %1 with commas between them, such as 1,5,30, not “%2”.</source>
        <translation>Ошибка в параметрах: числа одновременных запросов для сравнения (--sweep СПИСОК)&#xa0;— целые числа от 1 до %1 через запятую, например 1,5,30, а не «%2».</translation>
    </message>
    <message>
        <source>%1 is on the web, and a sweep asks for the same flags many times over. Choose a practice source.</source>
        <extracomment>%1 is the label of a source</extracomment>
        <translation>%1&#xa0;— сервер в Интернете, а серия запусков запрашивает одни и те же флаги много раз. Выберите учебный источник.</translation>
    </message>
    <message>
        <source>“%1” cannot be read, or is too large. Check that the file is there and may be read.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Файл «%1» прочитать нельзя, или он слишком велик. Проверьте, что он существует и доступен для чтения.</translation>
    </message>
    <message>
        <source>“%1” is nothing that Flaghoist opens. It opens a list of country codes, a folder of flags (flags.json), a report, a HAR file or a kept run of its own, and a scenario.</source>
        <extracomment>%1 is the path of a file; flags.json and HAR stay as they are</extracomment>
        <translation>«%1» не открыть в Flaghoist. Он открывает список кодов стран, папку с флагами (flags.json), свои отчёт, файл HAR и сохранённый запуск, а также сценарий.</translation>
    </message>
    <message>
        <source>Try “%1 --help”.</source>
        <extracomment>%1 is the name of the program</extracomment>
        <translation>Справка: «%1 --help».</translation>
    </message>
</context>
<context>
    <name>ProgramText</name>
    <message>
        <source>There is no display to open a window on; flaghoist-cli does the same job in a terminal.</source>
        <extracomment>flaghoist-cli stays as it is</extracomment>
        <translation>Нет дисплея, чтобы открыть окно; flaghoist-cli сделает то же самое в терминале.</translation>
    </message>
    <message>
        <source>No window can be opened (%1); flaghoist-cli does the same job in a terminal.</source>
        <extracomment>%1 is the system’s reason; flaghoist-cli stays as it is</extracomment>
        <translation>Окно открыть нельзя (%1); flaghoist-cli сделает то же самое в терминале.</translation>
    </message>
</context>
<context>
    <name>ReportFile</name>
    <message>
        <source>a flag of this run has that name</source>
        <extracomment>Why a report is not written; stands behind the path of its file and a colon</extracomment>
        <translation>это имя флага из этого запуска</translation>
    </message>
</context>
<context>
    <name>RunExport</name>
    <message>
        <source>Export the run</source>
        <translation>Экспорт запуска</translation>
    </message>
    <message>
        <source>Report (*.json);;Table (*.csv);;HTTP Archive, for the network panels of browsers (*.har);;Trace, for Perfetto and speedscope (*.trace.json)</source>
        <extracomment>Kinds of files; the parts in brackets stay</extracomment>
        <translation>Отчёт (*.json);;Таблица (*.csv);;Архив HTTP, для сетевых панелей браузеров (*.har);;Трасса, для Perfetto и speedscope (*.trace.json)</translation>
    </message>
    <message>
        <source>Nothing was exported: %1. Choose another folder.</source>
        <translation>Ничего не экспортировано: %1. Выберите другую папку.</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>ready</source>
        <extracomment>State of a flag</extracomment>
        <translation>к загрузке</translation>
    </message>
    <message>
        <source>queued</source>
        <extracomment>State of a flag</extracomment>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>downloading</source>
        <extracomment>State of a flag</extracomment>
        <translation>загружается</translation>
    </message>
    <message>
        <source>downloaded</source>
        <extracomment>State of a flag</extracomment>
        <translation>загружен</translation>
    </message>
    <message>
        <source>unchanged</source>
        <extracomment>State of a flag: the file that was there was kept</extracomment>
        <translation>без изменений</translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>State of a flag: the source has none</extracomment>
        <translation>не найден</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>State of a flag</extracomment>
        <translation>с ошибкой</translation>
    </message>
    <message>
        <source>cancelled</source>
        <extracomment>State of a flag</extracomment>
        <translation>отменён</translation>
    </message>
    <message>
        <source>Thread pool, as completed</source>
        <extracomment>A method: as as_completed() of Python does it</extracomment>
        <translation>Пул потоков, в порядке готовности</translation>
    </message>
    <message>
        <source>%1: practice, slow answers</source>
        <extracomment>A source: %1 is its label</extracomment>
        <translation>%1: учебный, медленный</translation>
    </message>
    <message>
        <source>%1: practice, fast</source>
        <extracomment>A source: %1 is its label</extracomment>
        <translation>%1: учебный, быстрый</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A source: %1 is its label, %2 its host
----------
What a request spent time on: %1 is the phase, such as “connecting”, %2 its duration</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Uses all %1.</source>
        <extracomment>How many requests run at once; %1 is how many were asked for</extracomment>
        <translation>Одновременно %1.</translation>
    </message>
    <message numerus="yes">
        <source>Uses %1 of %2: only %n code(s) chosen</source>
        <extracomment>How many requests run at once, of how many asked for, and why</extracomment>
        <translation>
            <numerusform>Одновременно %1 из %2: кодов всего %n</numerusform>
            <numerusform>Одновременно %1 из %2: кодов всего %n</numerusform>
            <numerusform>Одновременно %1 из %2: кодов всего %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Uses %1 of %2: %3 allows %1</source>
        <extracomment>As above; %3 is the label of a source, and %1 what it allows</extracomment>
        <translation>Одновременно %1 из %2: %3 разрешает %1</translation>
    </message>
    <message>
        <source>Other codes</source>
        <extracomment>Heading of the codes that no country bears</extracomment>
        <translation>Прочие коды</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <extracomment>A duration: %1 minutes, %2 seconds in two digits</extracomment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1:%2:%3</source>
        <extracomment>A duration: %1 hours, %2 minutes and %3 seconds in two digits</extracomment>
        <translation>%1:%2:%3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 is a number of seconds such as 1.9</extracomment>
        <translation>%1&#xa0;с</translation>
    </message>
    <message>
        <source>Uses %1 of %2: this system allows %3 open files</source>
        <extracomment>How many requests run at once, of how many asked for, and the system’s limit on open files</extracomment>
        <translation>Одновременно %1 из %2: предел открытых файлов&#xa0;— %3</translation>
    </message>
    <message>
        <source>done, waiting its turn</source>
        <extracomment>State of a flag: its request has ended, and how is shown when all flags before it have ended</extracomment>
        <translation>обработан, ждёт предыдущих</translation>
    </message>
    <message>
        <source>One at a time (sequential)</source>
        <extracomment>A method: one request after the other</extracomment>
        <translation>По одному (sequential)</translation>
    </message>
    <message>
        <source>Thread pool, in order (map)</source>
        <extracomment>A method: as executor.map() of Python does it</extracomment>
        <translation>Пул потоков, в порядке кодов (map)</translation>
    </message>
    <message>
        <source>Event loop</source>
        <extracomment>A method: as asyncio of Python does it</extracomment>
        <translation>Цикл событий</translation>
    </message>
    <message>
        <source>One thread per request; flags appear by code, so a slow one holds up the rest.</source>
        <extracomment>What a method does, in one line</extracomment>
        <translation>Поток на каждый запрос; флаги&#xa0;— по порядку кодов: медленный задерживает остальные.</translation>
    </message>
    <message>
        <source>One thread per request; every flag appears the moment it is complete.</source>
        <extracomment>What a method does, in one line</extracomment>
        <translation>Поток на каждый запрос; флаг появляется сразу, как только загружен.</translation>
    </message>
    <message>
        <source>One thread waits for all requests; every flag appears the moment it is complete.</source>
        <extracomment>What a method does, in one line</extracomment>
        <translation>Один поток ждёт все ответы; флаг появляется сразу, как только загружен.</translation>
    </message>
    <message>
        <source>One request at a time.</source>
        <translation>Запросы идут по одному.</translation>
    </message>
    <message>
        <source>Uses 1 of %1: this method sends one at a time</source>
        <extracomment>How many requests run at once: the method “One at a time” takes no other number</extracomment>
        <translation>Одновременно 1 из %1: метод отправляет по одному</translation>
    </message>
    <message>
        <source>Each request waits for the one before it: slow; compare the others with it.</source>
        <extracomment>What a method does, in one line</extracomment>
        <translation>Каждый запрос ждёт предыдущего: медленно; сравнивайте с этим остальные методы.</translation>
    </message>
    <message>
        <source>%1: practice, %2% fail</source>
        <extracomment>A source: %1 is its label, %2 the share of requests that fail on purpose</extracomment>
        <translation>%1: учебный, %2&#xa0;% со сбоем</translation>
    </message>
    <message>
        <source>Uses %1 of %2: a custom URL allows %1</source>
        <extracomment>As above; %1 is the most requests at once to a server that is not the person&apos;s own</extracomment>
        <translation>Одновременно %1 из %2: для своего URL предел %1</translation>
    </message>
    <message>
        <source>Uses %1 of %2: this system allows no more threads</source>
        <extracomment>As above; the system lets this program have no more threads</extracomment>
        <translation>Одновременно %1 из %2: система не даёт больше потоков</translation>
    </message>
    <message>
        <source>Uses %1 of %2: the limit is %1</source>
        <extracomment>As above; %1 is the most that any source allows</extracomment>
        <translation>Одновременно %1 из %2: больше нельзя</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of codes such as BR, CN, ID; %n are not listed</extracomment>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>not offered by %1: %2</source>
        <extracomment>%1 is the label of a source, %2 a list of codes; part of a sentence</extracomment>
        <translation>нет у источника %1: %2</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <extracomment>%1 is a list of codes; part of a sentence</extracomment>
        <translation>с ошибкой: %1</translation>
    </message>
    <message>
        <source>waiting for the server: %L1 s</source>
        <extracomment>While a run is under way: the server limits how often it is asked. %L1 is a number of whole seconds</extracomment>
        <translation>ожидание сервера: %L1&#xa0;с</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <extracomment>%1 is a number of microseconds</extracomment>
        <translation>%1&#xa0;мкс</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>%1 is a number of milliseconds such as 1.1</extracomment>
        <translation>%1&#xa0;мс</translation>
    </message>
    <message>
        <source>connecting</source>
        <extracomment>What a request spends time on: until it has been sent</extracomment>
        <translation>соединение</translation>
    </message>
    <message>
        <source>waiting for the first byte</source>
        <extracomment>What a request spends time on: until the answer begins</extracomment>
        <translation>ожидание первого байта</translation>
    </message>
    <message>
        <source>in the server’s queue</source>
        <extracomment>What a request spends time on: the server has it in a queue</extracomment>
        <translation>в очереди сервера</translation>
    </message>
    <message>
        <source>server at work</source>
        <extracomment>What a request spends time on: the server prepares the answer</extracomment>
        <translation>работа сервера</translation>
    </message>
    <message>
        <source>receiving</source>
        <extracomment>What a request spends time on: the answer comes</extracomment>
        <translation>приём</translation>
    </message>
    <message>
        <source>verifying and saving</source>
        <extracomment>What a request spends time on: the flag is checked and written</extracomment>
        <translation>проверка и запись</translation>
    </message>
    <message>
        <source>answered</source>
        <extracomment>How an attempt ended: it brought an answer</extracomment>
        <translation>получен ответ</translation>
    </message>
    <message>
        <source>Your own choice</source>
        <extracomment>A choice of countries that has no name</extracomment>
        <translation>Свой выбор</translation>
    </message>
    <message>
        <source>Top 20 by population</source>
        <translation>Первые 20 по населению</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>Все страны</translation>
    </message>
    <message>
        <source>Every code AA–ZZ</source>
        <translation>Все коды AA–ZZ</translation>
    </message>
    <message>
        <source>Codes %1–%2</source>
        <extracomment>All codes of a letter; %1 is the first, %2 the last: “Codes BA–BZ”</extracomment>
        <translation>Коды %1–%2</translation>
    </message>
    <message>
        <source>will retry</source>
        <extracomment>State of a flag</extracomment>
        <translation>ждёт повтора</translation>
    </message>
    <message>
        <source>One at a time</source>
        <extracomment>A method in a narrow column: one request after the other</extracomment>
        <translation>По одному</translation>
    </message>
    <message>
        <source>Pool (map)</source>
        <extracomment>A method in a narrow column: thread pool, in order</extracomment>
        <translation>Пул (map)</translation>
    </message>
    <message>
        <source>Pool</source>
        <extracomment>A method in a narrow column: thread pool, as completed</extracomment>
        <translation>Пул</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <extracomment>Requests at once: used, of how many that were asked for</extracomment>
        <translation>%L1 из %L2</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Run</source>
        <extracomment>Column of the list of runs: the number of the run</extracomment>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Started</source>
        <extracomment>Column of the list of runs: date and time</extracomment>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Source</source>
        <extracomment>Column of the list of runs</extracomment>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>Column of the list of runs: one at a time, thread pool …</extracomment>
        <translation>Метод</translation>
    </message>
    <message>
        <source>At once</source>
        <extracomment>Column of the list of runs: requests at once</extracomment>
        <translation>Одновременно</translation>
    </message>
    <message>
        <source>Flags</source>
        <extracomment>Column of the list of runs: how many were downloaded</extracomment>
        <translation>Флаги</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>Column of the list of runs: how many flags failed</extracomment>
        <translation>С ошибкой</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column of the list of runs: how long it took</extracomment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Flags/s</source>
        <extracomment>Column of the list of runs: flags downloaded per second</extracomment>
        <translation>Флагов/с</translation>
    </message>
    <message>
        <source>Median</source>
        <extracomment>Column of the list of runs: of the times that requests took</extracomment>
        <translation>Медиана</translation>
    </message>
    <message>
        <source>p95</source>
        <extracomment>Column of the list of runs: 95 % of the requests took no longer</extracomment>
        <translation>p95</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>flags</comment>
        <extracomment>Flags downloaded, of how many codes</extracomment>
        <translation>%L1 из %L2</translation>
    </message>
    <message>
        <source>Code</source>
        <extracomment>Column of the table of codes of two runs</extracomment>
        <translation>Код</translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>Column of the table of codes of two runs</extracomment>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Run %L1</source>
        <extracomment>Column of the table of codes of two runs: the time in the run of that number</extracomment>
        <translation>Запуск %L1</translation>
    </message>
    <message>
        <source>Difference</source>
        <extracomment>Column of the table of codes of two runs: how much longer it took in the second</extracomment>
        <translation>Разница</translation>
    </message>
</context>
<context>
    <name>SweepConsole</name>
    <message>
        <source>Run %1 of %2</source>
        <translation>Запуск %1 из %2</translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message>
        <source>Sweep</source>
        <extracomment>Several runs, one after the other, with other numbers of requests at once</extracomment>
        <translation>Серия запусков</translation>
    </message>
    <message>
        <source>&amp;At once:</source>
        <extracomment>Numbers of requests at once, with commas between them</extracomment>
        <translation>&amp;Одновременно:</translation>
    </message>
    <message>
        <source>Methods:</source>
        <translation>Методы:</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Загрузить</translation>
    </message>
    <message>
        <source>Type whole numbers with commas between them, such as 1, 5, 30.</source>
        <translation>Введите целые числа через запятую, например 1, 5, 30.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of the chosen codes, into a temporary folder</source>
        <translation>
            <numerusform>%n запуск выбранных кодов во временную папку</numerusform>
            <numerusform>%n запуска выбранных кодов во временную папку</numerusform>
            <numerusform>%n запусков выбранных кодов во временную папку</numerusform>
        </translation>
    </message>
</context>
</TS>
