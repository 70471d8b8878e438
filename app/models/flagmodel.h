#pragma once

#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"
#include "domain/flagstate.h"

#include <QAbstractListModel>
#include <QHash>
#include <QLocale>
#include <QTimer>

#include <chrono>
#include <optional>
#include <vector>

namespace Flaghoist {

/// How many rows are in which state; the chips, the badge and the buttons read it.
struct FlagTally
{
    int total = 0;
    int downloaded = 0;
    int unchanged = 0;
    int notFound = 0;
    int failed = 0;
    int cancelled = 0;
    int toDo = 0; ///< ready, queued, downloading or waiting
    int inFlight = 0; ///< downloading

    friend bool operator==(const FlagTally &, const FlagTally &) = default;
};

/// One planned flag.
struct FlagRow
{
    CountryCode code;
    QString name;
    QUrl url;
    FlagState state = FlagState::Ready;
    /// All rounds, oldest first.
    QList<AttemptRecord> attempts;
    /// The last outcome; meaningful in the five final states.
    FlagOutcome outcome;
    /// WaitingToRetry only.
    std::chrono::steady_clock::time_point retryAt{};
    /// 1 for the first row that ended in this run, and so on; 0 while it has not ended.
    int completion = 0;
};

/// The single truth of a run: one row per planned flag, in plan order. GUI thread only. The grid, the
/// error log, the chips and all counts are views of it. Changes reach the views at most once per frame.
class FlagModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagModel)

public:
    enum Role {
        CodeRole = Qt::UserRole, ///< QString, upper case
        NameRole, ///< QString; empty for a code that has no name
        StateRole, ///< FlagState as int
        StateTextRole, ///< QString: "0.8 s", "418 I'm a teapot", "retry in 2 s", "queued" …
        ThumbnailRole, ///< QImage, null where there is none
        CompletionRole, ///< int
        FileRole, ///< QString, absolute; empty where nothing was saved
        UrlRole, ///< QUrl
        ErrorKindRole, ///< ErrorKind as int
    };

    explicit FlagModel(const QLocale &locale, QObject *parent = nullptr);
    ~FlagModel() override;

    /// Before a run: greyed cells for what is chosen. \a codes is sorted.
    void showReady(const QList<CountryCode> &codes);
    /// A new run: all rows anew, queued. The plan's indexes are the rows.
    void beginRun(const DownloadPlan &plan);
    /// A further round of the same run: only the rows of \a plan go back to queued.
    void beginRound(const DownloadPlan &plan);
    /// Both ignore what belongs to an older run or round, by identity.
    void apply(const AttemptEvent &event);
    void apply(const FlagOutcome &outcome);

    [[nodiscard]] const FlagRow &row(int index) const;
    [[nodiscard]] const FlagTally &tally() const;
    /// Rows whose state is \a state, in plan order.
    [[nodiscard]] QList<int> rowsIn(FlagState state) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is "BD Bangladesh"; AccessibleTextRole adds the state in words; ToolTipRole is rich text
    /// (a server's words in it are escaped).
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    /// At most once per frame, after the dataChanged that it belongs to.
    void tallyChanged(const Flaghoist::FlagTally &tally);

private:
    /// What only the model needs to know of a row.
    struct Bookkeeping
    {
        int round = 0;
        bool awaited = false; ///< the outcome of this round has not come
        bool dirty = false; ///< changed since the views were last told
        qsizetype earlierAttempts = 0; ///< of the rounds before
        qint64 shownSeconds = 0; ///< of the countdown
    };

    void reset(std::vector<FlagRow> rows, std::optional<quint64> run);
    [[nodiscard]] bool isCurrent(const JobId &id) const;
    void setState(int index, FlagState state);
    void markDirty(int index);
    void tellViews();
    void countDown();
    [[nodiscard]] QString nameOf(CountryCode code);

    const QLocale m_locale;
    QHash<CountryCode, QString> m_names;
    std::vector<FlagRow> m_rows;
    std::vector<Bookkeeping> m_books;
    std::optional<quint64> m_run; ///< none while the rows are only ready
    int m_completions = 0;
    int m_waiting = 0;
    FlagTally m_tally;
    FlagTally m_toldTally;
    QTimer m_frame;
    QTimer m_countdown;
};

} // namespace Flaghoist
