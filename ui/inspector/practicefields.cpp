#include "ui/inspector/practicefields.h"

#include "domain/source.h"
#include "options/optionvalue.h"
#include "session/downloadsession.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "wording/practicetext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>

#include <algorithm>
#include <limits>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int usualCapacity = 20; // what is offered; without a tick there is no limit
constexpr int usualRate = 50;
} // namespace

PracticeFields::PracticeFields(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_about(new MutedLabel), m_fields(new QWidget),
      m_form(new QFormLayout(m_fields)), m_faults(new QWidget), m_faultsMessage(new MessageLine),
      m_slow(new QLineEdit), m_slowMessage(new MessageLine)
{
    constexpr double percent = 100;
    constexpr int maxRate = 10'000; // requests per second
    m_about->setWordWrap(true);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(10);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addDelay();
    //: After a number; with a space before it where the language sets one
    addNumber<double>(tr("Error rate:"), tr("The share of requests that are answered with an error."),
                      tr("%"), new NumberBox(0, 100, 1), &PracticeOverrides::errorRate,
                      &PracticeBehaviour::errorRate, percent);
    addFaults();
    addNumber<int>(tr("Capacity:"),
                   tr("So many requests are answered at a time; the others wait at the server."), {},
                   new NumberBox(1, maxConcurrency, 0), &PracticeOverrides::capacity,
                   [](auto) { return usualCapacity; });
    addNumber<int>(tr("Rate:"),
                   tr("So many requests are answered in a second; the server answers 429 to more."),
                   //: After a number of requests, with the space before it: per second
                   tr(" per second"), new NumberBox(1, maxRate, 0), &PracticeOverrides::rate,
                   [](auto) { return usualRate; });
    addNumber<quint32>(tr("Seed:"), tr("The same seed gives the same delays and the same errors."), {},
                       new NumberBox(0, std::numeric_limits<quint32>::max(), 0), &PracticeOverrides::seed,
                       &PracticeBehaviour::seed);
    addSlow();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_about);
    column->addWidget(m_fields);
    refresh();
}

template <typename T>
std::function<void()>
PracticeFields::addRow(const QString &label, QWidget *editor, std::optional<T> PracticeOverrides::*option,
                       const std::function<T(const PracticeBehaviour &)> &usual,
                       const std::function<T()> &read, const std::function<void(const T &)> &show)
{
    auto *const tick = new QCheckBox(label);
    tick->setToolTip(editor->toolTip());
    m_form->addRow(tick, editor);
    const auto changed = [=, this] {
        change([&](RunOptions &options) {
            options.*option = tick->isChecked() ? std::optional(read()) : std::nullopt;
        });
    };
    connect(tick, &QCheckBox::toggled, this, changed);
    m_showRow << [=](const RunOptions &options, const PracticeBehaviour &behaviour) {
        const std::optional<T> &own = options.*option;
        tick->setChecked(own.has_value());
        editor->setEnabled(own.has_value());
        show(own ? *own : usual(behaviour));
    };
    return changed;
}

template <typename T>
void PracticeFields::addNumber(const QString &label, const QString &about, const QString &suffix,
                               NumberBox *box, std::optional<T> PracticeOverrides::*option,
                               const std::function<T(const PracticeBehaviour &)> &usual, double scale)
{
    box->setAccessibleName(QString(label).remove(u':'));
    box->setToolTip(about);
    box->setSuffix(suffix);
    connect(box, &QDoubleSpinBox::valueChanged, this,
            addRow<T>(
                label, box, option, usual, [=] { return T(box->value() / scale); },
                [=](const T &value) { box->showValue(double(value) * scale); }));
}

void PracticeFields::addDelay()
{
    using Delay = std::pair<milliseconds, milliseconds>;
    auto *const least = new NumberBox(0ms, maxPracticeDelay);
    auto *const most = new NumberBox(0ms, maxPracticeDelay);
    least->setAccessibleName(tr("Shortest delay"));
    most->setAccessibleName(tr("Longest delay"));
    auto *const both = new QWidget;
    both->setToolTip(tr("A random time before each answer."));
    auto *const row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(least, 1);
    //: Between the shortest and the longest delay
    row->addWidget(new QLabel(tr("to")));
    row->addWidget(most, 1);
    const auto changed = addRow<Delay>(
        tr("Delay:"), both, &PracticeOverrides::delay,
        [](const PracticeBehaviour &usual) { return Delay(usual.minDelay, usual.maxDelay); },
        [=] { return Delay(least->duration(), most->duration()); },
        [=](const Delay &delay) {
            least->showDuration(delay.first);
            most->showDuration(delay.second);
        });
    // The end that was not touched gives way.
    connect(least, &QDoubleSpinBox::valueChanged, this, [=, this](double value) {
        if (!m_showing)
            most->setValue(std::max(most->value(), value));
        changed();
    });
    connect(most, &QDoubleSpinBox::valueChanged, this, [=, this](double value) {
        if (!m_showing)
            least->setValue(std::min(least->value(), value));
        changed();
    });
}

void PracticeFields::addFaults()
{
    m_faults->setObjectName(u"faults"_s);
    m_faults->setToolTip(tr("What happens to the requests that fail, each as likely as the others."));
    m_faults->setAccessibleName(tr("Faults of the practice server"));
    auto *const flow = new FlowLayout(8, m_faults);
    QList<QCheckBox *> boxes; // in the order of allPracticeFaults
    for (const PracticeFault fault : allPracticeFaults) {
        flow->addWidget(boxes.emplace_back(new QCheckBox(practiceFaultText(fault))));
        boxes.last()->setObjectName(practiceFaultId(fault));
    }
    const auto changed = addRow<PracticeFaults>(
        tr("Faults:"), m_faults, &PracticeOverrides::faults, &PracticeBehaviour::faults,
        [boxes] {
            PracticeFaults faults;
            for (qsizetype i = 0; i < boxes.size(); ++i)
                faults.setFlag(allPracticeFaults[size_t(i)], boxes[i]->isChecked());
            return faults;
        },
        [boxes](const PracticeFaults &faults) {
            for (qsizetype i = 0; i < boxes.size(); ++i)
                boxes[i]->setChecked(faults.testFlag(allPracticeFaults[size_t(i)]));
        });
    for (const QCheckBox *const box : std::as_const(boxes))
        connect(box, &QCheckBox::clicked, this, changed);
    m_faultsMessage->setObjectName(u"faultsMessage"_s);
    m_form->addRow(QString(), m_faultsMessage);
}

void PracticeFields::addSlow()
{
    m_slow->setObjectName(u"slow"_s);
    m_slow->setPlaceholderText(u"BD=10"_s);
    m_slow->setAccessibleName(tr("Slow codes"));
    m_form->addRow(tr("Slow codes:"), m_slow);
    m_form->addRow(QString(), m_slowMessage);
    connect(m_slow, &QLineEdit::textChanged, this, &PracticeFields::readSlow);
}

void PracticeFields::change(const std::function<void(RunOptions &)> &set)
{
    if (m_showing)
        return;
    RunOptions options = m_session->options();
    set(options);
    m_session->setOptions(options);
    refresh();
}

void PracticeFields::refresh()
{
    const QScopedValueRollback showing(m_showing, true);
    const RunOptions &options = m_session->options();
    const Source source = m_session->source();
    m_fields->setEnabled(!m_session->isBusy());
    //: %1 is the label of a source
    m_about->setText(tr("Ticked settings replace those of %1.").arg(source.label));
    const PracticeBehaviour behaviour = source.practice.value_or(PracticeBehaviour{});
    for (const auto &show : std::as_const(m_showRow))
        show(options, behaviour);
    m_faultsMessage->showHint(!behaviour.faults ? tr("None is ticked: nothing fails.")
                                  : behaviour.errorRate <= 0
                                  ? tr("Nothing fails while the share of errors is 0%.")
                                  : tr("Each request that fails meets one of these."));
    m_faults->setAccessibleDescription(m_faultsMessage->text());
    if (parseSlow(m_slow->text()) != options.slow && m_shownSlow != options.slow)
        m_slow->setText(formatSlow(options.slow));
    m_shownSlow = options.slow;
    readSlow();
}

void PracticeFields::readSlow()
{
    const auto slow = parseSlow(m_slow->text());
    if (!slow)
        m_slowMessage->showProblem(
            tr("A code and its seconds (up to %1), such as BD=10").arg(maxPracticeDelay / 1s));
    else
        m_slowMessage->showHint(tr("These answer after exactly so many seconds."));
    m_slow->setAccessibleDescription(m_slowMessage->text());
    if (slow && !m_showing)
        change([&](RunOptions &options) { options.slow = *slow; });
}

} // namespace Flaghoist
