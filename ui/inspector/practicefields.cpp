#include "ui/inspector/practicefields.h"

#include "domain/source.h"
#include "options/optionvalue.h"
#include "session/downloadsession.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/practicetext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>

#include <algorithm>
#include <limits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
using namespace std::chrono_literals;
constexpr milliseconds none{0};
constexpr int usualCapacity = 20; // what is offered; without a tick there is no limit
constexpr int usualRate = 50;
constexpr int faultGap = 8;
constexpr int maxRate = 10'000; // requests per second
} // namespace

FaultBoxes::FaultBoxes(QWidget *parent) : QWidget(parent)
{
    auto *const flow = new FlowLayout(faultGap, this);
    for (const PracticeFault fault : allPracticeFaults) {
        auto *const box = new QCheckBox(practiceFaultText(fault));
        box->setObjectName(practiceFaultId(fault));
        flow->addWidget(box);
        m_boxes << box;
        connect(box, &QCheckBox::clicked, this, [this] { emit faultsPicked(faults()); });
    }
}

PracticeFaults FaultBoxes::faults() const
{
    PracticeFaults faults;
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        faults.setFlag(allPracticeFaults[size_t(i)], m_boxes[i]->isChecked());
    return faults;
}

void FaultBoxes::setFaults(PracticeFaults faults)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(faults.testFlag(allPracticeFaults[size_t(i)]));
}

PracticeFields::PracticeFields(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_about(new MutedLabel(this)), m_fields(new QWidget(this)),
      m_ownDelay(newTick(tr("Delay:"))), m_minDelay(new NumberBox(none, maxPracticeDelay)),
      m_maxDelay(new NumberBox(none, maxPracticeDelay)), m_ownFaults(new QCheckBox(tr("Faults:"))),
      m_faults(new FaultBoxes), m_faultsMessage(new MessageLine), m_slow(new QLineEdit),
      m_slowMessage(new MessageLine)
{
    m_ownDelay->setToolTip(tr("A random time before each answer."));
    m_minDelay->setAccessibleName(tr("Shortest delay"));
    m_maxDelay->setAccessibleName(tr("Longest delay"));
    m_ownFaults->setToolTip(tr("What happens to the requests that fail, each as likely as the others."));
    m_faults->setAccessibleName(tr("Faults of the practice server"));
    m_faultsMessage->setObjectName(u"faultsMessage"_s);
    m_slow->setObjectName(u"slow"_s);
    m_slow->setPlaceholderText(u"BD=10"_s);
    m_slow->setAccessibleName(tr("Slow codes"));
    layOut();
    connectFields();
    refresh();
}

QCheckBox *PracticeFields::newTick(const QString &label)
{
    return m_ticks.emplace_back(new QCheckBox(label));
}

template <typename T>
void PracticeFields::addNumber(QFormLayout *form, const QString &label, NumberBox *box,
                               std::optional<T> PracticeOverrides::*option,
                               const std::function<double(const PracticeBehaviour &)> &usual, double scale)
{
    QCheckBox *const tick = newTick(label);
    tick->setToolTip(box->toolTip());
    form->addRow(tick, box);
    const auto read = [=, this] {
        change([=](RunOptions &options) {
            options.*option = tick->isChecked() ? std::optional(T(box->value() / scale)) : std::nullopt;
        });
    };
    connect(tick, &QCheckBox::toggled, this, read);
    connect(box, &QDoubleSpinBox::valueChanged, this, read);
    m_showNumbers << [=](const RunOptions &options, const PracticeBehaviour &behaviour) {
        const std::optional<T> &set = options.*option;
        tick->setChecked(set.has_value());
        box->setEnabled(set.has_value());
        box->setValue((set ? double(*set) : usual(behaviour)) * scale);
    };
}

void PracticeFields::layOut()
{
    m_about->setWordWrap(true);

    auto *const delays = new QHBoxLayout;
    delays->setSpacing(6);
    delays->addWidget(m_minDelay, 1);
    //: Between the shortest and the longest delay
    delays->addWidget(new QLabel(tr("to")));
    delays->addWidget(m_maxDelay, 1);
    auto *const faults = new QVBoxLayout;
    faults->setSpacing(2);
    faults->addWidget(m_faults);
    faults->addWidget(m_faultsMessage);
    auto *const slow = new QVBoxLayout;
    slow->setSpacing(2);
    slow->addWidget(m_slow);
    slow->addWidget(m_slowMessage);
    auto *const slowLabel = new QLabel(tr("Slow codes:"));
    slowLabel->setBuddy(m_slow);

    auto *const form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_ownDelay, delays);
    auto *const errors = new NumberBox(0, 100, 1);
    errors->setToolTip(tr("The share of requests that are answered with an error."));
    errors->setAccessibleName(tr("Share of errors"));
    //: After a number; with a space before it where the language sets one
    errors->setSuffix(tr("%"));
    constexpr double percent = 100;
    addNumber(form, tr("Error rate:"), errors, &PracticeOverrides::errorRate, &PracticeBehaviour::errorRate,
              percent);
    m_ticks << m_ownFaults;
    form->addRow(m_ownFaults, faults);
    auto *const capacity = new NumberBox(1, maxConcurrency, 0);
    capacity->setToolTip(tr("So many requests are answered at a time; the others wait at the server."));
    capacity->setAccessibleName(tr("Capacity: answers at a time"));
    addNumber(form, tr("Capacity:"), capacity, &PracticeOverrides::capacity,
              [](auto) { return usualCapacity; });
    auto *const rate = new NumberBox(1, maxRate, 0);
    rate->setToolTip(tr("So many requests are answered in a second; the server answers 429 to more."));
    rate->setAccessibleName(tr("Rate: requests per second"));
    //: After a number of requests, with the space before it: per second
    rate->setSuffix(tr(" per second"));
    addNumber(form, tr("Rate:"), rate, &PracticeOverrides::rate, [](auto) { return usualRate; });
    auto *const seed = new NumberBox(0, std::numeric_limits<quint32>::max(), 0);
    seed->setToolTip(tr("The same seed gives the same delays and the same errors."));
    seed->setAccessibleName(tr("Seed"));
    addNumber(form, tr("Seed:"), seed, &PracticeOverrides::seed, &PracticeBehaviour::seed);
    form->addRow(slowLabel, slow);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_about);
    column->addWidget(m_fields);
}

void PracticeFields::connectFields()
{
    const auto readDelay = [this](RunOptions &options) {
        options.delay.reset();
        if (m_ownDelay->isChecked())
            options.delay = {m_minDelay->duration(), m_maxDelay->duration()};
    };
    connect(m_ownDelay, &QCheckBox::toggled, this, [this, readDelay] { change(readDelay); });
    // The end that was not touched gives way.
    connect(m_minDelay, &QDoubleSpinBox::valueChanged, this, [this, readDelay](double least) {
        if (!m_showing)
            m_maxDelay->setValue(std::max(m_maxDelay->value(), least));
        change(readDelay);
    });
    connect(m_maxDelay, &QDoubleSpinBox::valueChanged, this, [this, readDelay](double most) {
        if (!m_showing)
            m_minDelay->setValue(std::min(m_minDelay->value(), most));
        change(readDelay);
    });

    connect(m_ownFaults, &QCheckBox::toggled, this, [this](bool own) {
        change([=, this](RunOptions &options) {
            options.faults = own ? std::optional(m_faults->faults()) : std::nullopt;
        });
    });
    connect(m_faults, &FaultBoxes::faultsPicked, this,
            [this](PracticeFaults faults) { change([=](RunOptions &options) { options.faults = faults; }); });

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
    m_ownDelay->setChecked(options.delay.has_value());
    m_minDelay->setEnabled(options.delay.has_value());
    m_maxDelay->setEnabled(options.delay.has_value());
    m_minDelay->setDuration(options.delay ? options.delay->first : behaviour.minDelay);
    m_maxDelay->setDuration(options.delay ? options.delay->second : behaviour.maxDelay);
    for (const auto &showNumber : m_showNumbers)
        showNumber(options, behaviour);
    m_ownFaults->setChecked(options.faults.has_value());
    m_faults->setEnabled(options.faults.has_value());
    m_faults->setFaults(behaviour.faults);
    explainFaults(behaviour);
    if (parseSlow(m_slow->text()) != options.slow && m_shownSlow != options.slow)
        m_slow->setText(formatSlow(options.slow));
    m_shownSlow = options.slow;
    readSlow();
}

void PracticeFields::explainFaults(const PracticeBehaviour &behaviour)
{
    if (!behaviour.faults)
        m_faultsMessage->showHint(tr("None is ticked: nothing fails."));
    else if (behaviour.errorRate <= 0)
        m_faultsMessage->showHint(tr("Nothing fails while the share of errors is 0%."));
    else
        m_faultsMessage->showHint(tr("Each request that fails meets one of these."));
    m_faults->setAccessibleDescription(m_faultsMessage->text());
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
