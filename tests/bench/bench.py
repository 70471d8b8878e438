#!/usr/bin/env python3
"""Flaghoist, curl and a pool of threads in Python at the same downloads in turn: `./dev bench` runs it.

Each run is a whole process that downloads the 676 codes AA to ZZ into an empty folder, from the practice server on
the same machine. Prints tables; every run is in build-release/bench/bench.json.
"""

import argparse
import datetime
import itertools
import json
import os
import platform
import re
import resource
import shutil
import signal
import string
import subprocess
import sys
import time
from statistics import median

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build-release")
PLACE = os.path.join(BUILD, "bench")
CLI = os.path.join(BUILD, "bin", "flaghoist-cli")
CODES = ["".join(letters) for letters in itertools.product(string.ascii_lowercase, repeat=2)]
DELAY = 0.5
CURL_MAX = 300  # more are too many for --parallel-max, which then takes its default of 50
CURL_SAW_HTTP_ERRORS = 22  # the codes that have no flag
LONGEST_RUN = 300  # seconds
HEARTBEAT_MS = 50

STRATEGIES = ["pool", "event-loop", "pool-in-order", "sequential"]
MANY = ["pool", "event-loop", "pool-in-order", "curl", "python"]
# name: (requests at once, delay in seconds, rounds for each one asked for, who takes part)
SCENARIOS = {
    "delay-30": (30, DELAY, 1, MANY),
    "delay-200": (200, DELAY, 1, MANY),
    "delay-676": (676, DELAY, 1, MANY),
    "full-30": (30, 0, 5, STRATEGIES + MANY[3:]),  # short runs vary more
}
# scenario: {what the wall time is divided by: {who: at most}}
TARGETS = {
    "delay-30": {"ideal": {"pool": 1.02, "event-loop": 1.02}, "curl": {"pool": 1, "event-loop": 1},
                 "python": {"pool": 1, "event-loop": 1}},
    "delay-200": {"ideal": {"pool": 1.06, "event-loop": 1.06}, "curl": {"pool": 1, "event-loop": 1},
                  "python": {"pool": 1, "event-loop": 1}},
    "delay-676": {"ideal": {"event-loop": 1.3}, "curl": {"pool": 1, "event-loop": 1},
                  "python": {"pool": 1, "event-loop": 1}},
    "full-30": {"curl": {"pool": 2, "event-loop": 2}, "python": {"pool": 0.25, "event-loop": 0.25}},
}


def ideal(scenario):
    at_once, delay, _, _ = SCENARIOS[scenario]
    return delay * -(-len(CODES) // at_once) or None


class Server:
    """The practice server in a process of its own."""

    def __init__(self):
        self.process = subprocess.Popen([CLI, "--serve", "--port", "0", "--delay", f"{DELAY}:{DELAY}"],
                                        stdout=subprocess.PIPE, text=True)
        self.ports, self.flags = {}, 0
        for line in self.process.stdout:
            if site := re.match(r"(LOCAL|DELAY)\b.*http://[^/]*:(\d+)/", line):
                self.ports[site[1]] = int(site[2])
            if flags := re.match(r"Flags there: (\d+)", line):
                self.flags = int(flags[1])
            if "Ctrl+C" in line:
                break
        if len(self.ports) < 2 or not self.flags:
            sys.exit("bench: the practice server did not start")

    def cpu(self):
        """Processor seconds until now: Linux's clock of a process."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def url(port, code):
    return f"http://127.0.0.1:{port}/flags/{code}/{code}.png"


def command(who, scenario, server, folder):
    at_once, delay, _, _ = SCENARIOS[scenario]
    port = server.ports["DELAY" if delay else "LOCAL"]
    if who == "python":
        pool = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pool.py")
        return [sys.executable, pool, "127.0.0.1", str(port), folder, str(at_once)]
    if who == "curl":
        urls = os.path.join(PLACE, f"curl-{port}.txt")
        with open(urls, "w") as file:
            file.writelines(f'url="{url(port, code)}"\noutput="{code}.png"\n' for code in CODES)
        # --fail leaves out the bodies of those not found, as the others do. Without --parallel-immediate it takes
        # a second longer, and without -q it would read what its user prefers.
        return ["curl", "-q", "--silent", "--show-error", "--fail", "--noproxy", "*", "--parallel",
                "--parallel-immediate", "--parallel-max", str(min(at_once, CURL_MAX)), "--config", urls]
    return [CLI, "--every", "--url", url(port, "{cc}"), "--output", folder, "--max-req", str(at_once),
            "--strategy", who]


class Bench:
    def __init__(self, server):
        self.server = server
        self.bytes = 0  # of all flags, known after the first run of ours, which verifies each
        self.not_counted = []

    def run(self, who, scenario, turn):
        """One run; None where its result is wrong."""
        name = f"{scenario}-{turn}-{who}"
        folder = os.path.join(PLACE, "runs", name)
        os.makedirs(folder)
        words = command(who, scenario, self.server, folder)
        log = folder + ".log"
        server_before = self.server.cpu()
        with open(log, "wb") as output:
            start = time.monotonic()
            child = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                     preexec_fn=lambda: signal.alarm(LONGEST_RUN))
            _, status, used = os.wait4(child.pid, 0)
            wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        files = [entry.stat().st_size for entry in os.scandir(folder)]
        if not self.bytes and who in STRATEGIES:
            self.bytes = sum(files)
        wrong = None
        if child.returncode not in (0, CURL_SAW_HTTP_ERRORS if who == "curl" else 0):
            wrong = f"its exit status was {child.returncode}"
        elif len(files) != self.server.flags or sum(files) != self.bytes:
            wrong = f"it saved {len(files)} flags of {sum(files)} bytes"
        print(f"{name}: {wrong or f'{wall:.3f} s'}", file=sys.stderr)
        if wrong:
            with open(log, errors="replace") as output:
                last = (output.read().strip().splitlines() or [""])[-1]
            self.not_counted.append(f"{name}: {wrong}; it said: {last}")
            return None
        return {"wall_s": wall, "cpu_s": used.ru_utime + used.ru_stime,
                "server_cpu_s": self.server.cpu() - server_before, "peak_mb": used.ru_maxrss / 1024}

    def hold(self, scenario, rounds):
        """All runs of a scenario: A B C, A B C, …"""
        _, _, factor, takers = SCENARIOS[scenario]
        takers = [who for who in takers if who != "curl" or shutil.which("curl")]
        runs = {who: [] for who in takers}
        for turn in range(1, rounds * factor + 1):
            for who in takers:
                runs[who].append(self.run(who, scenario, turn))
        return runs


def middle(runs, figure):
    values = [run[figure] for run in runs if run]
    return median(values) if values else None


def median_ratio(ours, theirs):
    """The median of the ratios within each round: what slows the machine down for a while slows both of a pair.

    >>> runs = [[{"wall_s": value} if value else None for value in values] for values in ([1, 9, 4, None], [2, 3, 2, 1])]
    >>> median_ratio(*runs)
    2.0
    >>> median_ratio([None], [{"wall_s": 1}]) is None
    True
    """
    ratios = [our["wall_s"] / their["wall_s"] for our, their in zip(ours, theirs) if our and their]
    return median(ratios) if ratios else None


def ratio(scenario, runs, who, measure):
    """The wall time of 'who' as a multiple of the ideal, or of another's."""
    if measure != "ideal":
        return median_ratio(runs[who], runs.get(measure, []))
    wall = middle(runs[who], "wall_s")
    return wall / ideal(scenario) if wall and ideal(scenario) else None


def number(value, decimals):
    return "" if value is None else f"{value:.{decimals}f}"


def table(rows):
    widths = [max(2, *(len(row[i]) if i < len(row) else 0 for row in rows)) for i in range(len(rows[0]))]

    def line(row):
        cells = [cell.rjust(width) if i else cell.ljust(width)
                 for i, (cell, width) in enumerate(zip(row + [""] * len(widths), widths))]
        return "| " + " | ".join(cells) + " |\n"

    rule = ["-" * (width - 1) + (":" if i else "-") for i, width in enumerate(widths)]
    return line(rows[0]) + line(rule) + "".join(line(row) for row in rows[1:]) + "\n"


def scenario_text(scenario, runs):
    at_once, delay, _, _ = SCENARIOS[scenario]
    names = {"curl": "curl -Z", "python": "Python, pool of threads"}
    rows = [["Program", "Wall s", "× ideal", "× curl", "× Python", "CPU s", "Server s", "Peak MB"]]
    if ideal(scenario):
        rows.append(["Ideal", number(ideal(scenario), 2), "1.000"])
    for who, entries in runs.items():
        rows.append([names.get(who, "Flaghoist, " + who), number(middle(entries, "wall_s"), 2),
                     number(ratio(scenario, runs, who, "ideal"), 3), number(ratio(scenario, runs, who, "curl"), 2),
                     number(ratio(scenario, runs, who, "python"), 2), number(middle(entries, "cpu_s"), 2),
                     number(middle(entries, "server_cpu_s"), 2), number(middle(entries, "peak_mb"), 0)])
    answers = f"each answer after {delay:g} s" if delay else "answers at full speed"
    return f"### {scenario}: {len(CODES)} codes, {answers}, {at_once} at once\n\n{table(rows)}"


def targets_text(results):
    rows = [["Target", "At most", "Seen", ""]]
    for scenario, runs in results.items():
        for measure, limits in TARGETS[scenario].items():
            for who, most in limits.items():
                seen = ratio(scenario, runs, who, measure)
                if seen is not None:
                    rows.append([f"{scenario}, {who}, × {measure}", number(most, 2), number(seen, 3),
                                 "met" if seen <= most else "missed"])
    return "### Targets\n\n" + table(rows) if len(rows) > 1 else ""


def heartbeat(at_once, view, page, not_counted):
    """The gaps between ticks of a timer in the window's thread during a run with faults."""
    try:
        window = subprocess.run([os.path.join(PLACE, "heartbeat"), str(at_once), view, page],
                                stdout=subprocess.PIPE, timeout=180, check=True)
        return json.loads(window.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        not_counted.append(f"heartbeat at {at_once} at once, {view}, {page}: {error}")
        return None


def heartbeats_text(beats):
    rows = [["At once", "View", "Page", "Longest gap ms", "At most", "", "Own work ms", "p99 ms", "Filter ms", "Zoom ms",
             "Sort ms", "Elapsed s", "Failed"]]
    for beat in beats:
        rows.append([str(beat["at_once"]), beat["view"], beat["page"], number(beat["longest_ms"], 1), str(HEARTBEAT_MS),
                     "met" if beat["longest_ms"] <= HEARTBEAT_MS else "missed", number(beat["longest_own_ms"], 1),
                     number(beat["p99_ms"], 1), *(number(beat[f"{act}_ms"], 1) for act in ("filter", "zoom", "sort")),
                     number(beat["elapsed_s"], 1), str(beat["failed"])])
    return f"### heartbeat: the window during {len(CODES)} codes with faults\n\n{table(rows)}"


def machine():
    def first_match(file, pattern, otherwise):
        try:
            with open(file) as text:
                return re.search(pattern, text.read(), re.M)[1]
        except (OSError, TypeError):
            return otherwise

    curl = shutil.which("curl") and subprocess.run(["curl", "--version"], capture_output=True, text=True).stdout
    cache = os.path.join(BUILD, "CMakeCache.txt")
    return {
        "date": datetime.datetime.now().isoformat(timespec="seconds"),
        "build": first_match(cache, r"^CMAKE_BUILD_TYPE:\w+=(.*)$", "?") + " build",
        "processor": first_match("/proc/cpuinfo", r"^model name\s*: (.+)$", platform.machine()),
        "cores": len(os.sched_getaffinity(0)),
        "load": os.getloadavg()[0],
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", "?"),
        "kernel": platform.system() + " " + platform.release(),
        "qt": first_match(cache, r"^Qt6_VERSION:\w+=(.*)$", "6"),
        "curl": curl.split()[1] if curl else None,
        "python": platform.python_version(),
    }


def head_text(here):
    return (f"- Flaghoist, {here['build']}, {here['date']}\n"
            f"- {here['processor']}, {here['cores']} cores, load {here['load']:.1f} at the start\n"
            f"- {here['system']}, {here['kernel']}\n"
            f"- Qt {here['qt']}, curl {here['curl'] or 'not installed'}, Python {here['python']}\n\n")


def notes_text(results, beats, not_counted):
    notes = []
    if results:
        rounds = ", ".join(f"{name} × {len(next(iter(runs.values())))}" for name, runs in results.items())
        notes += ["Whole processes in turn, each into an empty folder. Wall is from start to end of a process.",
                  f"Medians over the rounds: {rounds}.",
                  "“× curl” and “× Python” are medians of the ratios within each round.",
                  "CPU is user and system; “Server s” is that of the practice server, on the same cores.",
                  f"curl runs {CURL_MAX} at once where more are asked for.",
                  f"One at a time, the delays alone take {DELAY * len(CODES):g} s: not run."]
    if beats:
        notes.append("“Own work” is the most that the window’s thread itself worked between two ticks; for the rest "
                     "of a gap it waited for a processor.")
    notes += ["Not counted: " + wrong for wrong in not_counted]
    return "".join(f"- {note}\n" for note in notes)


def arguments():
    names = [*SCENARIOS, "heartbeat"]
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each takes its turn (default 3)")
    parser.add_argument("--only", action="append", choices=names, metavar="NAME",
                        help=f"one of {', '.join(names)}; may be given several times")
    parser.add_argument("--quick", action="store_true", help="one round, without delay-30, which takes the longest")
    chosen = parser.parse_args()
    if chosen.rounds < 1:
        parser.error("at least one round")
    if chosen.quick:
        chosen.rounds = 1
    chosen.only = chosen.only or [name for name in names if not (chosen.quick and name == "delay-30")]
    return chosen


def main():
    chosen = arguments()
    for step in (["--preset", "release"], ["--build", "--preset", "release", "--target", "flaghoist-cli", "heartbeat"]):
        subprocess.run(["cmake", *step], cwd=ROOT, stdout=sys.stderr, check=True)  # the table may go into a file
    # Everyone speaks English, uses no proxy and may open the same number of files.
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("LANGUAGE", "http_proxy", "all_proxy", "ALL_PROXY"):
        os.environ.pop(name, None)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most) if most > 0 else 4096, most))

    here, results, beats = machine(), {}, []
    # Emptied now and at the end only: files deleted just before make it slower to create others (ext4).
    runs = os.path.join(PLACE, "runs")
    shutil.rmtree(runs, ignore_errors=True)
    server = Server()
    bench = Bench(server)
    try:
        if chosen.only != ["heartbeat"]:
            for who in STRATEGIES + MANY[3:]:
                if who != "curl" or here["curl"]:
                    bench.run(who, "full-30", "warm-up")
        for scenario in SCENARIOS:
            if scenario in chosen.only:
                results[scenario] = bench.hold(scenario, chosen.rounds)
    finally:
        server.stop()
        shutil.rmtree(runs, ignore_errors=True)
    if "heartbeat" in chosen.only:
        shown = ((30, "grid", "errors"), (676, "mosaic", "errors"), (676, "grid", "errors"), (676, "list", "errors"),
                 (676, "mosaic", "timeline"))
        beats = [beat for at_once, view, page in shown
                 if (beat := heartbeat(at_once, view, page, bench.not_counted))]

    print(head_text(here) + "".join(scenario_text(name, runs) for name, runs in results.items())
          + (heartbeats_text(beats) if beats else "") + targets_text(results)
          + notes_text(results, beats, bench.not_counted), end="")
    with open(os.path.join(PLACE, "bench.json"), "w") as file:
        json.dump({"version": 2, "machine": here, "scenarios": results, "heartbeats": beats,
                   "not_counted": bench.not_counted}, file, indent=1)
    return 1 if bench.not_counted else 0


if __name__ == "__main__":
    sys.exit(main())
