#pragma once

#include "domain/problem.h"
#include "domain/runoptions.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace Flaghoist {

/// The two programs, whose command lines have most options in common.
enum class Program { Console, Window };

/// One value of RunOptions as text, the same on the command line and in the settings.
struct OptionField
{
    QString key{}; ///< in the settings
    /// Returns what is wrong with \a text, which changes nothing then.
    std::function<std::optional<Problem>(const QString &text, RunOptions &options)> read{};
    /// Empty where the value is not set.
    std::function<QString(const RunOptions &options)> format{};
    std::function<void(const RunOptions &from, RunOptions &to)> copy{};
};

/// One option: the parser is built from it, and --help is written from it.
struct OptionEntry
{
    QStringList names{}; ///< without dashes, short ones first
    QString value{}; ///< what --help calls its value; empty for a switch
    QString description{};
    OptionField field{}; ///< where the option sets one value of a run
    bool valueIsOptional = false; ///< given as --name=VALUE, or not at all
    bool repeatable = false; ///< all its values count; otherwise the last one
    bool isPath = false; ///< relative to the current folder
};

struct OptionGroup
{
    QString title{};
    QList<OptionEntry> options{};
    bool practiceOnly = false; ///< the options change how the practice server behaves
};

/// "-a", "--all"
[[nodiscard]] QString dashed(const QString &name);

/// What \a program has, translated, in the order of --help.
[[nodiscard]] QList<OptionGroup> optionGroups(Program program);

/// Every value of RunOptions, once.
[[nodiscard]] const QList<OptionField> &runFields();

} // namespace Flaghoist
