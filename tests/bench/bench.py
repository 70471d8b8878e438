#!/usr/bin/env python3
"""Flaghoist, curl, wget2, aria2 and a pool of threads in Python at the same downloads in turn: `./dev bench` runs it.

Each run is a whole process that downloads into an empty folder, from the practice server on the same machine. Prints
tables; every run is in build-release/bench/bench.json. A program that is not installed is left out.
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
import tempfile
import time
from statistics import median
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CERTIFICATES = os.path.join(ROOT, "tests", "faults", "certs")
BUILD = os.path.join(ROOT, "build-release")
PLACE = os.path.join(BUILD, "bench")
RUNS = os.path.join(PLACE, "runs")
CLI = os.path.join(BUILD, "bin", "flaghoist-cli")
MEASURE = os.path.join(PLACE, "measure")
CODES = ["".join(letters) for letters in itertools.product(string.ascii_lowercase, repeat=2)]
DELAY = 0.5
CURL_MAX = 300  # more are too many for --parallel-max, which then takes its default of 50
CURL_SAW_HTTP_ERRORS = 22  # the codes that have no flag
LONGEST_RUN = 300  # seconds

OURS = ["event-loop", "pool", "pool-in-order"]
NAMES = {"curl": "curl -Z", "python": "Python, pool of threads"}
PROGRAMS = {"curl": "curl", "wget2": "wget2", "aria2": "aria2c"}


class Scenario(NamedTuple):
    text: str
    server: str  # LOCAL, DELAY or FAR
    at_once: int
    takers: list
    requests: int = len(CODES)
    delay: float = 0
    rounds: int = 1  # for each one asked for: short runs vary more

    def ideal(self):
        return self.delay * -(-self.requests // self.at_once) or None


def scenarios():
    rivals = [*OURS, "curl", "python"]
    every = {f"delay-{n}": Scenario(f"676 codes, each answer after {DELAY} s, {n} at once", "DELAY", n, rivals, delay=DELAY)
             for n in (30, 200, 676)}
    every["full-30"] = Scenario("676 codes at full speed, 30 at once", "LOCAL", 30, [*OURS, "sequential", *rivals[3:]], rounds=5)
    for n in (30, 194):
        every[f"https-{n}"] = Scenario(f"194 flags, HTTPS over 50 ms, {n} at once", "FAR", n, [*OURS[:2], "curl"], 194)
    every["saved-4000"] = Scenario("4,000 flags, 30 at once", "LOCAL", 30, [*OURS[:2], "curl", "wget2", "aria2"], 4000)
    return every


SCENARIOS = scenarios()
# (scenario, who, figure, at most); a figure is a wall time as a multiple of the ideal or of another's, or as named
TARGETS = [
    ("delay-30", "event-loop", "ideal", 1.01), ("delay-30", "pool", "ideal", 1.01),
    ("delay-200", "event-loop", "ideal", 1.03), ("delay-200", "pool", "ideal", 1.04),
    ("delay-676", "event-loop", "ideal", 1.15), ("delay-676", "pool", "ideal", 1.25),
    ("delay-676", "event-loop", "peak_mb", 45), ("delay-676", "pool", "peak_mb", 80),
    ("full-30", "event-loop", "curl", 1.0), ("full-30", "pool", "curl", 1.2),
    ("full-30", "event-loop", "python", 0.3), ("full-30", "pool", "python", 0.3),
    ("full-30", "event-loop", "CPU of curl", 1.5),
    ("https-30", "event-loop", "curl", 1.0), ("https-194", "event-loop", "curl", 1.0),
    ("saved-4000", "event-loop", "curl", 1.0), ("saved-4000", "event-loop", "wget2", 0.8),
    ("saved-4000", "event-loop", "aria2", 0.2),
]


class Servers:
    """The practice server in a process of its own, and the same behind TLS and a long line in another."""

    def __init__(self):
        self.process = subprocess.Popen([CLI, "--serve", "--port", "0", "--delay", f"{DELAY}:{DELAY}"],
                                        stdout=subprocess.PIPE, text=True)
        self.urls = {}
        for line in self.process.stdout:
            if site := re.match(r"(LOCAL|DELAY)\b.*http://[^/]*:(\d+)/", line):
                self.urls[site[1]] = f"http://127.0.0.1:{site[2]}/flags/"
            if "Ctrl+C" in line:
                break
        if len(self.urls) < 2:
            sys.exit("bench: the practice server did not start")
        self.far = subprocess.Popen([sys.executable, os.path.join(HERE, "far.py"), re.search(r":(\d+)", self.urls["LOCAL"])[1],
                                     *(os.path.join(CERTIFICATES, name) for name in ("good.pem", "server.key"))],
                                    stdout=subprocess.PIPE, text=True)
        self.urls["FAR"] = f"https://127.0.0.1:{int(self.far.stdout.readline())}/flags/"

    def cpu(self):
        """Processor seconds until now: Linux's clock of a process."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def stop(self):
        for process in (self.far, self.process):
            process.terminate()
            process.wait()


def command(who, scenario, base, codes, folder):
    at_once = scenario.at_once
    if who == "python":
        return [sys.executable, os.path.join(HERE, "pool.py"), *re.findall(r"[\d.]{2,}", base), folder, str(at_once)]
    if who in PROGRAMS:
        form = {"curl": 'url="{url}"\noutput="{name}"\n', "wget2": "{url}?{name}\n", "aria2": "{url}\n out={name}\n"}[who]
        urls = folder + ".txt"
        with open(urls, "w", encoding="ascii") as file:
            file.writelines(form.format(url=f"{base}{code}/{code}.png", name=f"{number}.png")
                            for number, code in enumerate(codes))
        # --fail leaves out the bodies of those not found, as the others do. Without --parallel-immediate curl takes
        # a second longer, and without -q it would read what its user prefers.
        return {"curl": ["curl", "-q", "-sS", "--fail", "--noproxy", "*", "--http1.1", "--parallel", "--parallel-immediate",
                         "--parallel-max", str(min(at_once, CURL_MAX)), "--cacert", os.environ["SSL_CERT_FILE"],
                         "--config", urls],
                "wget2": ["wget2", "--no-config", "-q", "--no-robots", "--no-hsts", f"--max-threads={at_once}", "-i", urls],
                "aria2": ["aria2c", "--no-conf", "-q", "-j", str(at_once), "-i", urls]}[who]
    if scenario.requests > len(CODES):
        return [MEASURE, "requests", f"{base}br/br.png", folder, str(scenario.requests), str(at_once), who]
    chosen = ["--every"] if codes == CODES else [code.upper() for code in codes]
    return [CLI, *chosen, "--url", base + "{cc}/{cc}.png", "--output", folder, "--max-req", str(at_once),
            "--strategy", who]


class Bench:
    def __init__(self, servers):
        self.servers = servers
        self.flags = []  # the codes that have one: known after the first run of ours, which verifies each
        self.not_counted = []

    def codes(self, scenario):
        if scenario.requests == len(CODES):
            return CODES
        if scenario.requests > len(CODES):
            return ["br"] * scenario.requests
        return self.flags[:scenario.requests]

    def run(self, who, name, turn):
        """One run; None where its result is wrong."""
        scenario = SCENARIOS[name]
        title = f"{name}-{turn}-{who}"
        folder = os.path.join(RUNS, title)
        os.makedirs(folder)
        words = command(who, scenario, self.servers.urls[scenario.server], self.codes(scenario), folder)
        server_before = self.servers.cpu()
        with open(folder + ".log", "wb") as output:
            start = time.monotonic()
            child = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                     preexec_fn=lambda: signal.alarm(LONGEST_RUN))
            _, status, used = os.wait4(child.pid, 0)
            wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        saved = [entry for entry in os.scandir(folder) if ".png" in entry.name]
        self.flags = self.flags or sorted(entry.name[:2] for entry in saved)
        expected = len(self.flags) if scenario.requests == len(CODES) else scenario.requests
        wrong = None
        if child.returncode not in (0, CURL_SAW_HTTP_ERRORS if who == "curl" else 0):
            wrong = f"its exit status was {child.returncode}"
        elif len(saved) != expected or not all(entry.stat().st_size for entry in saved):
            wrong = f"it saved {len(saved)} of {expected} flags"
        print(f"{title}: {wrong or f'{wall:.3f} s'}", file=sys.stderr)
        if wrong:
            with open(folder + ".log", errors="replace", encoding="utf-8") as output:
                last = (output.read().strip().splitlines() or [""])[-1]
            self.not_counted.append(f"{title}: {wrong}; it said: {last}")
            return None
        return {"wall_s": wall, "cpu_s": used.ru_utime + used.ru_stime,
                "server_cpu_s": self.servers.cpu() - server_before, "peak_mb": used.ru_maxrss / 1024}

    def hold(self, name, rounds):
        """All runs of a scenario: A B C, A B C, …"""
        takers = [who for who in SCENARIOS[name].takers if who not in PROGRAMS or shutil.which(PROGRAMS[who])]
        runs = {who: [] for who in takers}
        for turn in range(1, rounds * SCENARIOS[name].rounds + 1):
            for who in takers:
                runs[who].append(self.run(who, name, turn))
        return runs

    def measured(self, *arguments):
        """What a process of ours measures of itself; None where it cannot."""
        try:
            done = subprocess.run([MEASURE, *map(str, arguments)], stdout=subprocess.PIPE, timeout=LONGEST_RUN, check=True,
                                  env={**os.environ, "TMPDIR": RUNS})  # where nothing is deleted in between
            return json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError) as error:
            self.not_counted.append(f"measure {' '.join(map(str, arguments))}: {error}")
            return None


def middle(runs, figure):
    values = [run[figure] for run in runs if run]
    return median(values) if values else None


def median_ratio(ours, theirs, figure="wall_s"):
    """The median of the ratios within each round: what slows the machine down for a while slows both of a pair.

    >>> runs = [[{"wall_s": value} if value else None for value in values] for values in ([1, 9, 4, None], [2, 3, 2, 1])]
    >>> median_ratio(*runs)
    2.0
    >>> median_ratio([None], [{"wall_s": 1}]) is None
    True
    """
    ratios = [our[figure] / their[figure] for our, their in zip(ours, theirs) if our and their]
    return median(ratios) if ratios else None


def seen(name, runs, who, figure):
    """The figure of a target."""
    if figure == "peak_mb":
        return middle(runs[who], figure)
    if figure == "CPU of curl":
        return median_ratio(runs[who], runs.get("curl", []), "cpu_s")
    if figure != "ideal":
        return median_ratio(runs[who], runs.get(figure, []))
    wall, ideal = middle(runs[who], "wall_s"), SCENARIOS[name].ideal()
    return wall / ideal if wall and ideal else None


def number(value, decimals):
    return "" if value is None else f"{value:.{decimals}f}"


def table(heading, *rows):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(2, *(len(row[i]) for row in rows)) for i in range(len(rows[0]))]
    lines = [[cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths))]
             for row in rows]
    lines.insert(1, ["-" * (width - 1) + (":" if i else "-") for i, width in enumerate(widths)])
    return f"### {heading}\n\n" + "".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n"


def scenario_text(name, runs):
    rows = [["Program", "Wall s", "× ideal", "× curl", "× Python", "CPU s", "Server s", "Peak MB"]]
    for who, entries in runs.items():
        rows.append([NAMES.get(who, "Flaghoist, " + who if who not in PROGRAMS else who),
                     number(middle(entries, "wall_s"), 2), number(seen(name, runs, who, "ideal"), 3),
                     *(number(seen(name, runs, who, other), 2) for other in ("curl", "python")),
                     *(number(middle(entries, figure), 2) for figure in ("cpu_s", "server_cpu_s")),
                     number(middle(entries, "peak_mb"), 0)])
    return table(f"{name}: {SCENARIOS[name].text}, medians of {len(next(iter(runs.values())))}", *rows)


def window_text(bench, targets, rounds):
    rows = [["Source", "At once", "View", "Page", "Longest gap ms", "worst", "Own work ms", "in all", "p99 ms", "Filter ms",
             "Zoom ms", "Sort ms", "Shown ms", "Elapsed s", "× console", "Failed"]]
    views = [(view, "errors") for view in ("mosaic", "grid", "list")]
    for shown in [(*source, *view) for source in (("LOCAL", 30), ("ERROR", 676)) for view in views + [("mosaic", "timeline")]]:
        # A run of the console after each of the window
        pairs = [(run, console_run(shown[1]) if shown[0] == "LOCAL" else None)
                 for _ in range(rounds) if (run := bench.measured("window", *shown))]
        if not pairs:
            continue
        runs, consoles = zip(*pairs)
        middles = {key: middle(runs, key) for key in runs[0] if isinstance(runs[0][key], (int, float))}
        ratio = median_ratio(runs, consoles, "elapsed_s")
        rows.append([*shown, number(middles["longest_ms"], 1), number(max(run["longest_ms"] for run in runs), 1),
                     *(number(middles[key + "_ms"], 1) for key in
                       ("longest_own", "own", "p99", "filter", "zoom", "sort", "shown")),
                     number(middles["elapsed_s"], 2), number(ratio, 2), runs[0]["failed"]])
        targets.append([f"window, {', '.join(map(str, shown))}: longest gap, ms", 33, middles["longest_ms"]])
        if shown == ("LOCAL", 30, "mosaic", "errors"):
            targets += [["window shown, ms", 250, middles["shown_ms"]], ["window × console, 676 flags", 1.5, ratio]]
    return table(f"The window during 676 codes, medians of {rounds}", *rows)


def console_run(at_once):
    """The report of a run of the console like that of the window."""
    report = subprocess.run([CLI, "--every", "-m", str(at_once), "-o", tempfile.mkdtemp(dir=RUNS), "--report", "-"],
                            capture_output=True, check=True).stdout
    return json.loads(report[report.index(b"{"):])


def timeline_text(bench, targets):
    frames = bench.measured("timeline") or []
    targets += [[f"timeline of 7,436 bars, {frame['frame']}: frame, ms", 16, frame["median_ms"]] for frame in frames]
    return table("Processor time for a frame of the timeline, 7,436 bars over 200 slots", ["Frame", "Median ms", "Longest ms"],
                 *([frame["frame"], number(frame["median_ms"], 2), number(frame["longest_ms"], 2)] for frame in frames))


def prediction_text(bench, targets, scale):
    runs = bench.measured("prediction", scale) or []
    rows = [["Run", "Codes", "At once", "Elapsed s", "Predicted s", "Program s", "Claim", "Claimed s", "Came true s"]]
    for run in runs:
        rows.append([run["task"], run["codes"], run["at_once"], number(run["elapsed_s"], 3), number(run["predicted_s"], 3),
                     number(run["program_s"], 3), f"{run['claim_at_once']} at once" if "claim_at_once" in run else "",
                     number(run.get("claimed_s"), 3), number(run.get("came_true_s"), 3)])
    off = [abs(run["predicted_s"] / run["elapsed_s"] - 1) for run in runs if run["task"].startswith("DELAY")]
    if off:
        targets.append(["prediction of DELAY, off by", 0.05, max(off)])
    return table(f"Predictions and claims, delays × {scale}", *rows)


def planned_text(bench, targets):
    """Cost of a request among 100,000 and among 1,000: codes without a flag, so that nothing is saved."""
    cost = {}
    for count in (1000, 100_000):
        run = bench.measured("requests", bench.servers.urls["LOCAL"] + "zz/zz.png", os.path.join(RUNS, f"planned-{count}"),
                             count, 30, "event-loop")
        cost[count] = run and run["cpu_s"] / count * 1e6
    if all(cost.values()):
        targets.append(["request among 100,000 × among 1,000: CPU", 1.1, cost[100_000] / cost[1000]])
    return table("Processor time for a planned request", ["Requests", "µs each"],
                 *([f"{count:,}", number(each, 1)] for count, each in cost.items()))


def machine():
    def first_match(file, pattern, otherwise):
        try:
            with open(file, encoding="utf-8") as text:
                return re.search(pattern, text.read(), re.M)[1]
        except (OSError, TypeError):
            return otherwise

    def version(program):
        if not shutil.which(program):
            return f"no {program}"
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        return f"{program} {re.search(r'[0-9]+[.][0-9.]+', said)[0]}"

    cache = os.path.join(BUILD, "CMakeCache.txt")
    return [f"Flaghoist, {first_match(cache, r'^CMAKE_BUILD_TYPE:.*=(.*)$', '?')} build, {datetime.date.today()}",
            f"{first_match('/proc/cpuinfo', r'^model name.*: (.+)$', platform.machine())}, "
            f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} at the start",
            f"{platform.freedesktop_os_release().get('PRETTY_NAME', '?')}, {platform.system()} {platform.release()}",
            f"Qt {first_match(cache, r'^Qt6_VERSION:.*=(.*)$', '6')}, Python {platform.python_version()}, "
            + ", ".join(version(program) for program in PROGRAMS.values())]


NOTES = ["Whole processes in turn, each into an empty folder; wall is from start to end of a process.",
         "“× curl” and “× Python” are medians of the ratios within each round.",
         "CPU is user and system; “Server s” is that of the practice server, on the same cores.",
         f"curl runs {CURL_MAX} at once where more are asked for; neither it nor the others look at what they save.",
         "“Own work” is the most that the window’s thread worked between two ticks; for the rest of a gap it waited for "
         "a processor. “In all” is what it worked from start to end of the run."]


def arguments():
    names = [*SCENARIOS, "window", "timeline", "prediction", "planned"]
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each takes its turn (default 3)")
    parser.add_argument("--only", action="append", choices=names, metavar="NAME",
                        help=f"one of {', '.join(names)}; may be given several times")
    parser.add_argument("--quick", action="store_true", help="one round, without what takes longest")
    chosen = parser.parse_args()
    if chosen.rounds < 1:
        parser.error("at least one round")
    if chosen.quick:
        chosen.rounds = 1
    chosen.only = chosen.only or [name for name in names if not (chosen.quick and name in ("delay-30", "planned"))]
    return chosen


def main():
    chosen = arguments()
    for step in (["--preset", "release"], ["--build", "--preset", "release", "--target", "flaghoist-cli", "measure"]):
        subprocess.run(["cmake", *step], cwd=ROOT, stdout=sys.stderr, check=True)  # the table may go into a file
    # Everyone speaks English, uses no proxy, trusts the same authority and may open the same number of files.
    os.environ.update(LC_ALL="C.UTF-8", SSL_CERT_FILE=os.path.join(CERTIFICATES, "authority.pem"))
    for name in ("LANGUAGE", "http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most) if most > 0 else 4096, most))

    here, results, texts, targets = machine(), {}, [], []
    # Emptied now and at the end only: files deleted just before make it slower to create others (ext4).
    shutil.rmtree(RUNS, ignore_errors=True)
    bench = Bench(Servers())
    try:
        bench.run("event-loop", "full-30", "warm-up")
        for name in SCENARIOS:
            if name in chosen.only:
                results[name] = bench.hold(name, chosen.rounds)
                texts.append(scenario_text(name, results[name]))
                targets += [[f"{name}, {who}, {figure if figure in ('peak_mb', 'CPU of curl') else '× ' + figure}", most,
                             seen(name, results[name], who, figure)]
                            for scenario, who, figure, most in TARGETS if scenario == name]
        if "window" in chosen.only:
            texts.append(window_text(bench, targets, chosen.rounds))
            versions = [timed([CLI, "--version"]) for _ in range(10)]
            targets.append(["console --version, ms", 40, median(versions) * 1e3])
        if "timeline" in chosen.only:
            texts.append(timeline_text(bench, targets))
        if "prediction" in chosen.only:
            texts.append(prediction_text(bench, targets, 0.05 if chosen.quick else 0.2))
        if "planned" in chosen.only:
            texts.append(planned_text(bench, targets))
    finally:
        bench.servers.stop()
        shutil.rmtree(RUNS, ignore_errors=True)

    targets = [[name, most, number(value, 3), "met" if value <= most else "missed"]
               for name, most, value in targets if value is not None]
    notes = NOTES + ["Not counted: " + wrong for wrong in bench.not_counted]
    print("".join(f"- {line}\n" for line in here) + "\n" + "".join(texts)
          + table("Targets", ["Target", "At most", "Seen", ""], *targets) + "".join(f"- {note}\n" for note in notes), end="")
    with open(os.path.join(PLACE, "bench.json"), "w", encoding="utf-8") as file:
        json.dump({"version": 3, "machine": here, "scenarios": results, "targets": targets,
                   "not_counted": bench.not_counted}, file, indent=1)
    return 1 if bench.not_counted else 0


def timed(words):
    start = time.monotonic()
    subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


if __name__ == "__main__":
    sys.exit(main())
