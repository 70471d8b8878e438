#pragma once

#include "models/countrymodel.h"
#include "models/flagfiltermodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/mainwindow.h"

#include <QPushButton>
#include <QTemporaryDir>

#include <memory>

class QAbstractSpinBox;
class QSettings;
class QSpinBox;
class QTreeView;

namespace Flaghoist {

class BadgeTab;
class Chip;
class FlagView;
class MessageLine;
class OptionsPopup;

/// The real window on the real session and the practice server, with a folder of its own and the top twenty
/// chosen; or as main() makes it from settings.
struct Stage
{
    QTemporaryDir folder;
    FlagModel flags{QLocale::c()};
    CountryModel countries{QLocale::c()};
    DownloadSession session{&flags};
    std::unique_ptr<MainWindow> window;

    /// Without a source in \a given it is LOCAL. With \a settings, \a given does not matter.
    explicit Stage(const RunOptions &given = {}, QSettings *settings = nullptr);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    template <typename T> [[nodiscard]] T *part() const { return window->findChild<T *>(); }
    [[nodiscard]] const RunOptions &options() const { return session.options(); }
    [[nodiscard]] QPushButton *start() const;
    [[nodiscard]] QPushButton *pause() const;
    [[nodiscard]] QSpinBox *atOnce() const;
    [[nodiscard]] MessageLine *honest() const;
    [[nodiscard]] FlagView *grid() const;
    [[nodiscard]] Chip *chip(FlagFilterModel::Filter filter) const;
    [[nodiscard]] BadgeTab *errorsTab() const;
    [[nodiscard]] BadgeTab *practiceTab() const;
    [[nodiscard]] QTreeView *log() const;
    [[nodiscard]] QTreeView *list() const;
    /// What the banner says; empty while there is none.
    [[nodiscard]] QString banner() const;
    /// Whether some subdued text that is seen contains \a text.
    [[nodiscard]] bool tells(const QString &text) const;
    /// The visible button in \a T whose text begins with \a text.
    template <typename T> [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *const candidate : part<T>()->template findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text().startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    OptionsPopup *openOptions() const;
    /// A key for whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
};

[[nodiscard]] RunOptions optionsFrom(const QString &server);
/// Requests that do not end within a test.
[[nodiscard]] RunOptions endless(std::optional<int> concurrency = {});
/// About every second request fails, always the same ones.
[[nodiscard]] RunOptions halfFailing();

void click(QWidget *widget);
/// Replaces what stands in \a box and presses Return.
void type(QAbstractSpinBox *box, const QString &text);

} // namespace Flaghoist
