#!/usr/bin/python3
"""What a screen reader gets of the window, read from the live AT-SPI tree: accessibility.py PROGRAM

Starts PROGRAM on a display and a session bus of its own. Without pyatspi, at-spi2-core, Xvfb or dbus-run-session it
says so and ends with status 77, which ctest takes for skipped."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE = 60  # seconds, on a busy machine
NO_ROLE = ("unknown", "invalid", "")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def enter_session(program):
    """Starts this script again within a bus and a display that end with it."""
    for tool, package in (("dbus-run-session", "dbus-daemon"), ("xvfb-run", "xvfb")):
        if not shutil.which(tool):
            skip(f"{tool} is missing (Debian package {package})")
    if not os.path.exists("/usr/libexec/at-spi-bus-launcher"):
        skip("the accessibility bus is missing (Debian package at-spi2-core)")
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_RUNTIME_DIR=home,
                           IN_SESSION="1", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb",
                           LC_ALL="C.UTF-8")
        command = ["dbus-run-session", "--", "xvfb-run", "-a", sys.executable, __file__, program]
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            result = condition()
        except (LookupError, GLib.GError):  # it went while it was read
            result = None
        if result:
            return result
        for _ in range(20):
            GLib.MainContext.default().iteration(False)
        time.sleep(0.02)
    sys.exit(f"FAIL: waited in vain for {what}")


def nodes(node):
    """Everything that is shown below node, in the order of reading; long lists are read in part."""
    yield node
    for index in range(min(node.childCount, 60)):
        child = node.getChildAtIndex(index)
        if child and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from nodes(child)


def find(role, name):
    return next((node for node in nodes(window) if node.getRoleName() == role and node.name.startswith(name)), None)


def check(condition, complaint):
    if not condition:
        failures.append(complaint)


def check_tree(when):
    for node in nodes(window):
        role = node.getRoleName()
        where = f"{when}: {role} in {node.parent.getRoleName()} {node.parent.name!r}"
        check(role not in NO_ROLE, f"no role: {where}")
        acts = node.getState().contains(pyatspi.STATE_FOCUSABLE) or role in ("push button", "radio button", "check box")
        check(node.name or not acts, f"no name: {where}")


def check_window():
    check_tree("at the start")
    for tab in ("Errors", "Practice server"):
        check(find("page tab", tab), f"{tab} is no tab")
    for chip in ("All 20", "Downloaded 0", "To do 20", "Mosaic", "Grid", "List"):
        check(find("radio button", chip), f"{chip} is no radio button")
    flags = find("list", "Flags")
    check(flags.childCount == 20, f"the 20 flags are {flags.childCount} items")
    check(flags.getChildAtIndex(0).name == "BD Bangladesh, ready", f"the first flag is {flags.getChildAtIndex(0).name!r}")
    chosen = {node.name: node.getState().contains(pyatspi.STATE_CHECKED) for node in nodes(find("tree", "Countries"))}
    check(chosen.get("CD Congo - Kinshasa"), "CD does not say that it is chosen")
    check(chosen.get("DZ Algeria") is False, "DZ does not say that it is not chosen")
    value = find("slider", "Requests at once").queryValue()
    check((value.minimumValue, value.currentValue, value.maximumValue) == (1, 30, 1000),
          f"the slider says {value.currentValue} of {value.maximumValue}")


def check_run():
    spoken, percentages = [], []

    def on_event(event):
        try:
            role = event.source.getRoleName()
            if event.type.startswith("object:announcement"):
                spoken.append(str(event.any_data))
            elif role == "progress bar" and "value" in event.type:
                percentages.append(event.source.queryValue().currentValue)
            elif role == "notification" and event.detail1:
                spoken.append(event.source.name)
        except GLib.GError:
            pass  # it is gone already

    names = ("object:property-change:accessible-value", "object:state-changed:showing", "object:announcement")
    for name in names:
        try:
            pyatspi.Registry.registerEventListener(on_event, name)
        except Exception:  # this version of the bus does not know it
            print(f"no events of the kind {name}")
    find("push button", "Start").queryAction().doAction(0)
    wait_for("the end of the run", lambda: find("push button", "Retry"))
    wait_for("the announcement of the end", lambda: any("of 20 downloaded" in text for text in spoken))
    check(any(text.startswith("The first flag failed") for text in spoken), f"the first failure is not spoken: {spoken}")
    check(len(spoken) <= 2, f"too much is spoken: {spoken}")
    check(0 < len(percentages) <= 12, f"progress is spoken {len(percentages)} times")
    check_tree("at the end")
    print("spoken:", spoken, "progress:", percentages)
    failed = next(node for node in nodes(find("list", "Flags")) if "failed" in node.name)
    print("a failed flag:", failed.name)


def check_inspector():
    find("push button", "Unfold the inspector").queryAction().doAction(0)
    for tab, role, name in (("Errors", "tree", "Errors"), ("Timeline", "chart", "Timeline"),
                            ("Runs", "tree", "Runs"), ("Practice server", "spin button", "Error rate")):
        find("page tab", tab).queryAction().doAction(0)
        page = wait_for(f"the page {tab}", lambda: next(
            (node for node in nodes(window) if node.name.startswith(name) and role in node.getRoleName()
             and not node.getRoleName().startswith("page tab")), None))
        print(f"{tab}: a {page.getRoleName()} {page.name!r}")
        check_tree(tab)


if len(sys.argv) != 2:
    sys.exit(__doc__)
try:
    import pyatspi
    from gi.repository import GLib
except ImportError:
    skip("pyatspi is missing (Debian package python3-pyatspi)")
if "IN_SESSION" not in os.environ:
    enter_session(os.path.abspath(sys.argv[1]))

failures = []
flags_folder = os.path.join(os.environ["HOME"], "flags")
# The end of a run that is over within a second or two is spoken instead of its first failure.
arguments = ["--server", "ERROR", "--error-rate", "0.5", "--seed", "7", "--delay", "0.2:5", "--retries", "0",
             "-o", flags_folder]
with subprocess.Popen([sys.argv[1], *arguments]) as running:
    try:
        window = wait_for("the window", lambda: next(
            (application.getChildAtIndex(0) for application in pyatspi.Registry.getDesktop(0)
             if application and application.get_process_id() == running.pid and application.childCount), None))
        wait_for("its contents", lambda: find("push button", "Start 20"))
        check_window()
        check_run()
        check_inspector()
    finally:
        running.terminate()
for failure in dict.fromkeys(failures):
    print("FAIL:", failure)
sys.exit(bool(failures))
