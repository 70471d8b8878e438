#include "ui/inspector/practicefields.h"

#include "domain/source.h"
#include "options/optionvalue.h"
#include "session/downloadsession.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/practicetext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGridLayout>
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
constexpr int faultColumns = 2;
constexpr int maxRate = 10'000; // requests per second
} // namespace

FaultBoxes::FaultBoxes(QWidget *parent) : QWidget(parent)
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(faultColumns - 1, 1);
    for (const PracticeFault fault : allPracticeFaults) {
        auto *const box = new QCheckBox(practiceFaultText(fault));
        box->setObjectName(practiceFaultId(fault));
        const int place = int(m_boxes.size());
        const int rows = (int(allPracticeFaults.size()) + faultColumns - 1) / faultColumns;
        grid->addWidget(box, place % rows, place / rows);
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
      m_ownDelay(new QCheckBox(tr("Delay:"))), m_minDelay(new NumberBox(none, maxPracticeDelay)),
      m_maxDelay(new NumberBox(none, maxPracticeDelay)), m_ownErrors(new QCheckBox(tr("Error rate:"))),
      m_errors(new NumberBox(0, 100, 1)), m_ownFaults(new QCheckBox(tr("Faults:"))), m_faults(new FaultBoxes),
      m_faultsMessage(new MessageLine), m_ownCapacity(new QCheckBox(tr("Capacity:"))),
      m_capacity(new NumberBox(1, maxConcurrency, 0)), m_ownRate(new QCheckBox(tr("Rate:"))),
      m_rate(new NumberBox(1, maxRate, 0)), m_ownSeed(new QCheckBox(tr("Seed:"))),
      m_seed(new NumberBox(0, std::numeric_limits<quint32>::max(), 0)), m_slow(new QLineEdit),
      m_slowMessage(new MessageLine)
{
    m_ownDelay->setToolTip(tr("A random time before each answer."));
    m_minDelay->setAccessibleName(tr("Shortest delay"));
    m_maxDelay->setAccessibleName(tr("Longest delay"));
    m_ownErrors->setToolTip(tr("The share of requests that are answered with an error."));
    m_errors->setAccessibleName(tr("Share of errors"));
    //: After a number; with a space before it where the language sets one
    m_errors->setSuffix(tr("%"));
    m_ownFaults->setToolTip(tr("What happens to the requests that fail, each as likely as the others."));
    m_faults->setAccessibleName(tr("Faults of the practice server"));
    m_faultsMessage->setObjectName(u"faultsMessage"_s);
    m_ownCapacity->setToolTip(tr("So many requests are answered at a time; the others wait at the server."));
    m_capacity->setAccessibleName(tr("Capacity: answers at a time"));
    m_ownRate->setToolTip(tr("So many requests are answered in a second; the server answers 429 to more."));
    m_rate->setAccessibleName(tr("Rate: requests per second"));
    //: After a number of requests, with the space before it: per second
    m_rate->setSuffix(tr(" per second"));
    m_ownSeed->setToolTip(tr("The same seed gives the same delays and the same errors."));
    m_seed->setAccessibleName(tr("Seed"));
    m_slow->setObjectName(u"slow"_s);
    m_slow->setPlaceholderText(u"BD=10"_s);
    m_slow->setAccessibleName(tr("Slow codes"));
    layOut();
    connectFields();
    refresh();
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
    form->addRow(m_ownErrors, m_errors);
    form->addRow(m_ownFaults, faults);
    form->addRow(m_ownCapacity, m_capacity);
    form->addRow(m_ownRate, m_rate);
    form->addRow(m_ownSeed, m_seed);
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

    const auto readErrors = [this](RunOptions &options) {
        options.errorRate.reset();
        if (m_ownErrors->isChecked())
            options.errorRate = m_errors->value() / 100;
    };
    connect(m_ownErrors, &QCheckBox::toggled, this, [this, readErrors] { change(readErrors); });
    connect(m_errors, &QDoubleSpinBox::valueChanged, this, [this, readErrors] { change(readErrors); });

    connect(m_ownFaults, &QCheckBox::toggled, this, [this](bool own) {
        change([=, this](RunOptions &options) {
            options.faults = own ? std::optional(m_faults->faults()) : std::nullopt;
        });
    });
    connect(m_faults, &FaultBoxes::faultsPicked, this,
            [this](PracticeFaults faults) { change([=](RunOptions &options) { options.faults = faults; }); });

    const auto readCapacity = [this](RunOptions &options) {
        options.capacity.reset();
        if (m_ownCapacity->isChecked())
            options.capacity = int(m_capacity->value());
    };
    connect(m_ownCapacity, &QCheckBox::toggled, this, [this, readCapacity] { change(readCapacity); });
    connect(m_capacity, &QDoubleSpinBox::valueChanged, this, [this, readCapacity] { change(readCapacity); });
    const auto readRate = [this](RunOptions &options) {
        options.rate.reset();
        if (m_ownRate->isChecked())
            options.rate = int(m_rate->value());
    };
    connect(m_ownRate, &QCheckBox::toggled, this, [this, readRate] { change(readRate); });
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, [this, readRate] { change(readRate); });

    const auto readSeed = [this](RunOptions &options) {
        options.seed.reset();
        if (m_ownSeed->isChecked())
            options.seed = quint32(m_seed->value());
    };
    connect(m_ownSeed, &QCheckBox::toggled, this, [this, readSeed] { change(readSeed); });
    connect(m_seed, &QDoubleSpinBox::valueChanged, this, [this, readSeed] { change(readSeed); });
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
    m_ownErrors->setChecked(options.errorRate.has_value());
    m_errors->setEnabled(options.errorRate.has_value());
    m_errors->setValue(options.errorRate.value_or(behaviour.errorRate) * 100);
    m_ownFaults->setChecked(options.faults.has_value());
    m_faults->setEnabled(options.faults.has_value());
    m_faults->setFaults(behaviour.faults);
    explainFaults(behaviour);
    m_ownCapacity->setChecked(options.capacity.has_value());
    m_capacity->setEnabled(options.capacity.has_value());
    m_capacity->setValue(options.capacity.value_or(usualCapacity));
    m_ownRate->setChecked(options.rate.has_value());
    m_rate->setEnabled(options.rate.has_value());
    m_rate->setValue(options.rate.value_or(usualRate));
    m_ownSeed->setChecked(options.seed.has_value());
    m_seed->setEnabled(options.seed.has_value());
    m_seed->setValue(options.seed.value_or(behaviour.seed));
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

QList<QCheckBox *> PracticeFields::ticks() const
{
    return {m_ownDelay, m_ownErrors, m_ownFaults, m_ownCapacity, m_ownRate, m_ownSeed};
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
